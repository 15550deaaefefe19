using Hangdump.Capture.Attach;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>Tells the program's threads from the pool's and from those of the runtime itself.</summary>
internal static class ThreadKinds
{
    private static readonly string[] _programsOwn = [".NET Long", ".NET TP Worker"];

    public static ThreadKind Of(ClrThread thread, KernelThread? kernel, string? name, uint mainThreadId)
    {
        if (thread.IsFinalizer) return ThreadKind.Finalizer;
        if (thread.OSThreadId == mainThreadId) return ThreadKind.Main;
        if (IsRuntimesOwn(kernel?.Comm) || IsRuntimesOwn(name)) return ThreadKind.Other;
        return (thread.State & ClrThreadState.TS_TPWorkerThread) != 0 ? ThreadKind.ThreadPool : ThreadKind.User;
    }

    private static bool IsRuntimesOwn(string? name) =>
        name is not null
        && name.StartsWith(".NET ", StringComparison.Ordinal)
        && !Array.Exists(_programsOwn, own => name.StartsWith(own, StringComparison.Ordinal));
}
