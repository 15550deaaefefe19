using Hangdump.Capture.Attach.Linux;
using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>The named mutexes that the target has open.</summary>
internal sealed class SharedMutexes
{
    private readonly List<SharedMutex> _all = [];

    public SharedMutexes(CaptureContext context)
    {
        foreach (Mapping mapping in context.Mappings())
        {
            if (mapping is { FileOffset: 0, Path: { } path } && path.Contains(SharedMutex.Folder, StringComparison.Ordinal))
                _all.Add(new SharedMutex(Path.GetFileName(path), mapping.Start));
        }
    }

    public IReadOnlyList<SharedMutex> All => _all;

    /// <summary>The one that a thread wants: its futex lies there. Null where it wants none, or the kernel was not asked.</summary>
    public SharedMutex? WantedBy(CapturedThread thread) =>
        thread.Kernel is { SystemCall: not null, Arguments: [var futex, ..] } ? Find(futex) : null;

    /// <summary>The one of .NET 11's managed object, whose data begin after the file's header.</summary>
    public SharedMutex? Of(ClrObject processData) => processData.IsValid ? Find((ulong)processData.ReadField<nuint>("_sharedData")) : null;

    private SharedMutex? Find(ulong address) => _all.Find(mutex => mutex.Contains(address));
}
