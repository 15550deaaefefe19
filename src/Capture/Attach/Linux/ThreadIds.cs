namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// Maps thread ids between our PID namespace and the target's own, which is the one that its runtime knows. Not thread-safe.
/// </summary>
internal sealed class ThreadIds(ProcDirectory process, ProcessStatus status)
{
    private readonly bool _isSameNamespace = status.NamespaceIds.Count <= 1;
    private readonly Dictionary<int, uint> _inner = [];

    /// <summary>The main thread's id as the runtime stores it.</summary>
    public uint Main => ToRuntime(process.ProcessId);

    /// <summary>The id that the target's runtime stores for a thread of ours.</summary>
    public uint ToRuntime(int thread)
    {
        if (_isSameNamespace)
            return (uint)thread;
        if (!_inner.TryGetValue(thread, out uint inner))
            _inner[thread] = inner = Innermost(thread);
        return inner;
    }

    private uint Innermost(int thread) =>
        ProcessStatus.Parse(process.Read(thread, "status"u8)) is { NamespaceIds: [.., var inner] } ? (uint)inner : (uint)thread;
}
