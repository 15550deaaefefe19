using Hangdump.Capture.Attach;
using Hangdump.Capture.Attach.Linux;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture;

/// <summary>
/// What the readers of a capture work on: an image of the target at one moment. Whether the image is a stopped process, copied
/// pages or a core file is the business of <see cref="Attach"/> alone.
/// </summary>
internal sealed class CaptureContext
{
    public required ClrRuntime Runtime { get; init; }

    public ClrHeap Heap => Runtime.Heap;

    /// <summary>The target's memory. A read that fails returns fewer bytes and never throws.</summary>
    public required IDataReader Memory { get; init; }

    /// <summary>The observer's id of the target.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Where the target's file system begins for the observer: <c>/proc/4711/root</c>, or empty where it is our own.</summary>
    public string RootPrefix { get; init; } = "";

    /// <summary>Reads the target's mappings. None for a core file.</summary>
    public Func<IReadOnlyList<Mapping>> Mappings { get; init; } = () => [];

    /// <summary>By the thread id that the runtime stores. Empty for a core file.</summary>
    public IReadOnlyDictionary<uint, KernelThread> KernelThreads { get; init; } = new Dictionary<uint, KernelThread>();

    /// <summary>Whether the process can still be asked: not for a core file.</summary>
    public bool IsLive => KernelThreads.Count > 0;

    /// <summary>The main thread's id as the runtime stores it.</summary>
    public required uint MainThreadId { get; init; }

    public ImageKind Kind { get; init; }

    /// <summary>Reading stops, and the rest is left out, when this says so.</summary>
    public Func<bool> IsExhausted { get; init; } = () => false;

    /// <summary>What was not read or is not recorded, a sentence each.</summary>
    public ICollection<string> Notes { get; } = new SortedSet<string>(StringComparer.Ordinal);
}
