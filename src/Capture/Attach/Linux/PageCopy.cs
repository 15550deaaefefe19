using System.Runtime.InteropServices;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// Copies a set of pages in as few calls as the kernel allows. The buffer is there before the copying begins, so that the copying
/// itself allocates nothing. Not thread-safe.
/// </summary>
internal sealed unsafe class PageCopy : IDisposable
{
    /// <summary>Between two questions whether it is enough; it takes well below a millisecond.</summary>
    private const int SlicePages = 256;

    private readonly ProcessMemory _memory;
    private readonly ulong[] _pages;
    private readonly bool[] _isMissing;
    private readonly LibC.IoVector[] _ranges = new LibC.IoVector[ProcessMemory.MaxRanges];
    private readonly byte* _buffer;
    private int _count;

    public PageCopy(ProcessMemory memory, int capacity)
    {
        _memory = memory;
        _pages = new ulong[capacity];
        _isMissing = new bool[capacity];
        nuint size = (nuint)Math.Max(1, capacity) * PageCache.PageSize;
        _buffer = (byte*)NativeMemory.AlignedAlloc(size, PageCache.PageSize);
        NativeMemory.Clear(_buffer, size);
    }

    public int Count => _count;

    public bool IsFull => _count == _pages.Length;

    /// <summary>Adds a page. Pages that follow each other are copied fastest.</summary>
    public void Add(ulong page) => _pages[_count++] = page;

    public void Clear() => _count = 0;

    /// <summary>Copies all pages as they are now.</summary>
    public void Copy() => Copy(() => false);

    /// <summary>Copies the pages as they are now, in the order in which they were added, until it is told to stop.</summary>
    /// <returns>How many pages were copied; of the others there is still what the last copying brought, at first zeros.</returns>
    public int Copy(Func<bool> isEnough)
    {
        int at = 0;
        while (at < _count && !isEnough())
        {
            int pages = Gather(at, out int ranges);
            long copied = _memory.Read(_ranges.AsSpan(0, ranges), At(at), (long)pages * PageCache.PageSize);
            int whole = (int)(copied / PageCache.PageSize);
            _isMissing.AsSpan(at, whole).Clear();
            at += whole;
            if (whole < pages)
                _isMissing[at++] = true;
        }
        return at;
    }

    /// <summary>The pages from a number on, in the order in which they were added.</summary>
    public ArraySegment<ulong> PagesFrom(int index) => new(_pages, index, _count - index);

    /// <summary>Puts the copies into a cache, which from then on lives on this buffer.</summary>
    public void InstallInto(PageCache cache)
    {
        for (int i = 0; i < _count; i++)
            cache.Put(_pages[i], _isMissing[i] ? null : At(i));
    }

    /// <summary>The pages of which a cache holds other bytes.</summary>
    public List<ulong> Differing(PageCache cache)
    {
        List<ulong> differing = [];
        for (int i = 0; i < _count; i++)
            if (!cache.Holds(_pages[i], _isMissing[i] ? [] : new ReadOnlySpan<byte>(At(i), PageCache.PageSize)))
                differing.Add(_pages[i]);
        return differing;
    }

    public void Dispose() => NativeMemory.AlignedFree(_buffer);

    private byte* At(int index) => _buffer + (long)index * PageCache.PageSize;

    /// <summary>Joins pages to ranges for one call, and returns how many pages they are.</summary>
    private int Gather(int from, out int ranges)
    {
        ranges = 0;
        int at = from;
        for (; at < _count && at - from < SlicePages; at++)
        {
            if (at > from && _pages[at] == _pages[at - 1] + PageCache.PageSize)
            {
                _ranges[ranges - 1].Length += PageCache.PageSize;
                continue;
            }
            if (ranges == _ranges.Length)
                break;
            _ranges[ranges++] = new LibC.IoVector { Base = (void*)_pages[at], Length = PageCache.PageSize };
        }
        return at - from;
    }
}
