using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>The sync blocks by the object that they belong to.</summary>
internal sealed class SyncBlockTable
{
    private readonly Dictionary<ulong, SyncBlock> _byObject = [];

    public SyncBlockTable(ClrHeap heap)
    {
        foreach (SyncBlock block in heap.EnumerateSyncBlocks())
        {
            if (block.Object != 0) _byObject[block.Object] = block;
        }
    }

    public IReadOnlyCollection<SyncBlock> All => _byObject.Values;

    /// <summary>The sync block of an object; null when it has none.</summary>
    public SyncBlock? Of(ulong address) => _byObject.GetValueOrDefault(address);
}
