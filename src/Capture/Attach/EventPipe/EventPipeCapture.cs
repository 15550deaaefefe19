using System.Diagnostics;
using System.Runtime.InteropServices;
using Hangdump.Capture.Attach.CoreFile;
using Hangdump.Capture.Attach.Linux;
using Hangdump.Reporting.Snapshot;
using ThreadState = Hangdump.Reporting.Snapshot.ThreadState;

namespace Hangdump.Capture.Attach.EventPipe;

/// <summary>
/// Reads the stacks of a process through the sample profiler of its own runtime: where nothing else is permitted. It shows where
/// threads are, not what they wait for or hold.
/// </summary>
internal static class EventPipeCapture
{
    private const byte EventPipeCommands = 2, StopTracing = 1, CollectTracing = 3;
    private const string Sampler = "Microsoft-DotNETCore-SampleProfiler", Runtime = "Microsoft-Windows-DotNETRuntime", Rundown = "Microsoft-Windows-DotNETRuntimeRundown";

    /// <summary>Long enough for a few samples, also on a busy machine.</summary>
    private static readonly TimeSpan _sampling = TimeSpan.FromMilliseconds(300);

    /// <param name="processId">The process as we see it.</param>
    /// <param name="limits">How long it may take.</param>
    /// <param name="emit">Takes the items in their order.</param>
    /// <exception cref="TargetRefusedException">The process cannot be read this way.</exception>
    public static void Run(int processId, ReadingLimits limits, Action<SnapshotItem> emit)
    {
        long began = Stopwatch.GetTimestamp();
        TargetProcess process = TargetAdmission.Find(processId);
        ThreadIds ids = new(process.Directory, process.Status);
        IReadOnlyDictionary<uint, KernelThread> threads = new KernelThreadTable(process.Directory, ids).Look();
        TracedMethods methods = new(process.RootPrefix);
        Dictionary<ulong, ulong[]> stacks = [];
        string version;
        try
        {
            version = RuntimeVersion(process, limits.Timeout);
            Trace(process, limits.Timeout, happened =>
            {
                if (happened.Provider == Sampler && happened.Stack.Length > 0)
                    stacks[happened.ThreadId] = happened.Stack;
                else if (happened.Provider == Rundown)
                    methods.Add(happened.Id, happened.Payload);
            });
        }
        catch (IOException exception)
        {
            throw process.IsAlive
                ? new TargetRefusedException(RefusalCause.NotPermitted, $"the runtime of process {processId} did not send its stacks: {exception.Message}", $"read its memory instead: dotnet-hangdump {processId}")
                : TargetAdmission.Gone(processId);
        }

        emit(new ProcessFacts
        {
            Id = processId,
            Name = process.Name,
            CommandLine = process.CommandLine.Count == 0 ? null : string.Join(' ', process.CommandLine),
            RuntimeVersion = version,
            Architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
            NativeThreads = Math.Max(0, threads.Count - stacks.Count),
        });
        foreach ((ulong id, ulong[] stack) in stacks.OrderBy(pair => pair.Key))
            emit(Describe((uint)id, stack, threads.GetValueOrDefault((uint)id), ids.Main, methods));
        emit(new SourceFacts
        {
            Method = ReadMethod.Eventpipe,
            Complete = false,
            Notes =
            [
                "read through the event pipe: stacks only, neither names, waits nor owners; threads bear the kernel's ids",
                .. Stopwatch.GetElapsedTime(began) >= limits.Timeout ? ["the time was over"] : Array.Empty<string>(),
            ],
        });
    }

    // u64 pid, 16 bytes cookie, then texts: command line, system, architecture, entry assembly, product version.
    private static string RuntimeVersion(TargetProcess process, TimeSpan timeout)
    {
        const byte processCommands = 4, processInformation = 4;
        const int fixedLength = 24, textsBefore = 4;
        using DiagnosticSocket socket = DiagnosticSocket.Connect(process) ?? throw CoreDump.NoSocket(process);
        (byte[] answer, int error) = socket.Order(processCommands, processInformation, [], timeout);
        if (error != 0)
            return "unknown";
        ReadOnlySpan<byte> texts = answer.AsSpan(fixedLength);
        for (int i = 0; i < textsBefore; i++)
            texts = texts[(sizeof(uint) + (int)BitConverter.ToUInt32(texts) * sizeof(char))..];
        texts = texts[sizeof(uint)..];
        return EventPayload.Text(ref texts).Split('+', '-')[0];
    }

    private static void Trace(TargetProcess process, TimeSpan timeout, NettraceReader.EventHandler handler)
    {
        using DiagnosticSocket socket = DiagnosticSocket.Connect(process) ?? throw CoreDump.NoSocket(process);
        (byte[] session, int error) = socket.Order(EventPipeCommands, CollectTracing, Request(), timeout);
        if (error != 0)
            throw new IOException($"it refused (0x{error:x8})");
        using Timer stop = new(_ => Stop(process, session, timeout), null, _sampling, Timeout.InfiniteTimeSpan);
        new NettraceReader(new BufferedStream(socket.OpenStream())).Read(handler);
    }

    private static void Stop(TargetProcess process, byte[] session, TimeSpan timeout)
    {
        try
        {
            using DiagnosticSocket? socket = DiagnosticSocket.Connect(process);
            socket?.Order(EventPipeCommands, StopTracing, session, timeout);
        }
        catch (IOException)
        {
            // Then the stream breaks off or its timeout ends it.
        }
    }

    // u32 buffer in MB, u32 format (1 Nettrace), u8 rundown, then the providers: u64 keywords, u32 level, name, arguments.
    private static byte[] Request()
    {
        const int bufferMegaBytes = 64, nettrace = 1, informational = 4;
        const byte withRundown = 1;
        const long loaderAndJit = 0x18;
        return
        [
            .. BitConverter.GetBytes(bufferMegaBytes), .. BitConverter.GetBytes(nettrace), withRundown, .. BitConverter.GetBytes(2),
            .. BitConverter.GetBytes(0L), .. BitConverter.GetBytes(informational), .. DiagnosticSocket.Text(Sampler), .. BitConverter.GetBytes(0),
            .. BitConverter.GetBytes(loaderAndJit), .. BitConverter.GetBytes(informational), .. DiagnosticSocket.Text(Runtime), .. BitConverter.GetBytes(0),
        ];
    }

    private static ThreadSnapshot Describe(uint id, ulong[] stack, KernelThread? kernel, uint main, TracedMethods methods) => new()
    {
        Id = (int)id,
        OsId = kernel?.OsId ?? (int)id,
        Kind = id == main ? ThreadKind.Main : kernel?.Comm switch
        {
            ".NET TP Worker" => ThreadKind.ThreadPool,
            ".NET Finalizer" => ThreadKind.Finalizer,
            { } name when name.StartsWith(".NET ", StringComparison.Ordinal) => ThreadKind.Other,
            _ => ThreadKind.User,
        },
        State = ThreadState.Running,
        Frames = [.. stack.Select(methods.FrameAt).OfType<Frame>()],
    };
}
