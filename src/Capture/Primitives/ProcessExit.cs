using System.Globalization;
using Hangdump.Capture.Kernel;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A thread in <c>Process.WaitForExit</c>: it waits for the child's end, and then for the end of its redirected output, which
/// whoever inherited the pipe keeps open. Optimised code leaves only the event or task, which the Process object then explains.
/// </summary>
internal sealed class ProcessExit : IPrimitive
{
    private const string Process = "System.Diagnostics.Process";
    private const string State = "System.Diagnostics.ProcessWaitState";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(State, "WaitForExit", WaitLevel.Application),
        new(Process, "WaitForExit", WaitLevel.Application),
        new(WaitHandles.Handle, "WaitOne", WaitLevel.Application),
        new(TaskResources.Task, "InternalWait", WaitLevel.Application),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject process = site.FindRoot(candidate => candidate.Is(Process));
        ClrObject waitState = process.IsValid ? process.Follow("_waitStateHolder").Follow("_state") : site.FindRoot(candidate => candidate.Is(State));
        if (!waitState.IsValid) return null;
        if (WaitsForOutput(site, process) is { IsValid: true } output) return new ThreadWait(Operation.Exit, DescribeOutput(output, waitState, site.State));
        return WaitsForEnd(site, waitState) ? new ThreadWait(Operation.Exit, DescribeChild(waitState, site.State)) : null;
    }

    private static bool WaitsForEnd(WaitSite site, ClrObject waitState)
    {
        ClrObject handle = waitState.Follow("_exitedEvent").Follow("_waitHandle");
        return handle.IsValid && site.FindRoot(candidate => candidate == handle).IsValid;
    }

    /// <summary>The reader of the output whose end is waited for; not valid where it is not that.</summary>
    private static ClrObject WaitsForOutput(WaitSite site, ClrObject process)
    {
        foreach (string field in (ReadOnlySpan<string>)["_output", "_error"])
        {
            ClrObject reader = process.Follow(field);
            ClrObject end = reader.Follow("_readToBufferTask");
            if (end.IsValid && site.FindRoot(candidate => candidate == end).IsValid) return reader;
        }

        return default;
    }

    private static ResourceEntry DescribeChild(ClrObject waitState, CaptureState state)
    {
        int inner = waitState.ReadField<int>("_processId");
        ResourceEntry child = state.Resources.Of(ResourceKind.Process, inner.ToString(CultureInfo.InvariantCulture), out bool isNew);
        if (!isNew) return child;
        state.AfterResume(_ =>
        {
            int pid = state.Context.IsLive ? ProcessNames.Observed(state.Context.ProcessId, inner) : inner;
            child.AddOwner(Party.OfProcess(pid));
            if (state.Context.IsLive) child.Name = ProcessNames.CommandLine(pid);
        });
        return child;
    }

    private static ResourceEntry DescribeOutput(ClrObject reader, ClrObject waitState, CaptureState state)
    {
        ClrObject pipe = reader.Follow("_stream");
        ResourceEntry stream = state.Resources.Of(ResourceKind.Stream, pipe.IsValid ? pipe : reader, out bool isNew);
        if (!isNew) return stream;
        stream.Details["processId"] = waitState.ReadField<int>("_processId");
        stream.Details["hasExited"] = waitState.ReadField<bool>("_exited");
        if (pipe.Follow("_handle") is not { IsValid: true } handle || !state.Context.IsLive) return stream;
        long descriptor = (long)handle.ReadField<nint>("handle");
        state.AfterResume(_ =>
        {
            if (OpenFile.Read(state.Context.ProcessId, descriptor) is not { } end) return;
            foreach (int writer in PipeEnds.Writers(end))
            {
                if (writer != state.Context.ProcessId) stream.AddOwner(Party.OfProcess(writer));
            }
        });
        return stream;
    }
}
