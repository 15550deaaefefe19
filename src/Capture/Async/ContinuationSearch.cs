using System.Runtime.InteropServices;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Primitives;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>
/// Finds the task that completes a promise which does not know it (<c>Task.Run</c> of an async method): its continuation is the
/// promise, so a word of the heap holds the promise's address at that place of a task. Only a small heap is searched, because the
/// target stands still meanwhile.
/// </summary>
internal sealed class ContinuationSearch(CaptureState state)
{
    private const ulong LargestHeap = 48UL << 20;
    private const int ChunkSize = 1 << 20;

    /// <summary>The tasks found, in any order; none where the heap is too large, which becomes a note.</summary>
    public IReadOnlyList<ClrObject> TasksBefore(IReadOnlyCollection<ulong> promises)
    {
        if (promises.Count == 0 || state.Types.Find(TaskResources.Task)?.GetFieldByName("m_continuationObject") is not { } field) return [];
        ClrSegment[] segments = [.. state.Context.Heap.Segments];
        if (segments.Aggregate(0UL, (sum, segment) => sum + segment.ObjectRange.Length) > LargestHeap)
        {
            state.Context.Notes.Add("the async methods behind Task.Run were not looked for everywhere: the heap is large");
            return [];
        }

        var wanted = promises.ToHashSet();
        var found = new List<ClrObject>();
        byte[] chunk = new byte[ChunkSize];
        foreach (ClrSegment segment in segments)
        {
            for (ulong at = segment.ObjectRange.Start; at < segment.ObjectRange.End && !state.Context.IsExhausted(); at += ChunkSize)
            {
                int length = (int)Math.Min(ChunkSize, segment.ObjectRange.End - at);
                int read = state.Context.Memory.Read(at, chunk.AsSpan(0, length));
                Search(MemoryMarshal.Cast<byte, ulong>(chunk.AsSpan(0, read & ~7)), at, wanted, field, found);
            }
        }

        return found;
    }

    private void Search(ReadOnlySpan<ulong> words, ulong start, HashSet<ulong> wanted, ClrInstanceField field, List<ClrObject> found)
    {
        ulong lowest = wanted.Min();
        ulong highest = wanted.Max();
        for (int index = 0; index < words.Length; index++)
        {
            if (words[index] < lowest || words[index] > highest || !wanted.Contains(words[index])) continue;
            ulong candidate = start + ((ulong)index * sizeof(ulong)) - (field.GetAddress(0));
            if (LooksLikeObject(candidate) && state.Context.Heap.GetObject(candidate) is var task && task.Is(TaskResources.Task) && task.Follow("m_continuationObject").Address == words[index])
                found.Add(task);
        }
    }

    /// <summary>A method table lies outside the heap; only then may the runtime's reader be asked about it.</summary>
    private bool LooksLikeObject(ulong candidate)
    {
        ulong methodTable = state.Context.Memory.ReadPointer(candidate);
        return methodTable > ushort.MaxValue && (methodTable & 7) == 0 && state.Context.Heap.GetSegmentByAddress(methodTable) is null;
    }
}
