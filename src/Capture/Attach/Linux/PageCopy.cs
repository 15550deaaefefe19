using System.Runtime.InteropServices;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// Copies a set of pages in as few calls as the kernel allows. The buffer is there before the copying begins, so that the copying
/// itself allocates nothing. Not thread-safe.
/// </summary>
internal sealed unsafe class PageCopy : IDisposable
{
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
    public void Copy()
    {
        int at = 0;
        while (at < _count)
        {
            int pages = Gather(at, out int ranges);
            long copied = _memory.Read(_ranges.AsSpan(0, ranges), At(at), (long)pages * PageCache.PageSize);
            int whole = (int)(copied / PageCache.PageSize);
            _isMissing.AsSpan(at, whole).Clear();
            at += whole;
            if (whole < pages)
                _isMissing[at++] = true;
        }
    }

    /// <summary>Puts the copies into a cache, which from then on lives on this buffer.</summary>
    public void InstallInto(PageCache cache)
    {
        for (int i = 0; i < _count; i++)
            cache.Put(_pages[i], _isMissing[i] ? null : At(i));
    }

    /// <summary>Whether a cache holds the same bytes for every page.</summary>
    public bool Agrees(PageCache cache)
    {
        for (int i = 0; i < _count; i++)
            if (_isMissing[i] || !cache.Holds(_pages[i], new ReadOnlySpan<byte>(At(i), PageCache.PageSize)))
                return false;
        return true;
    }

    public void Dispose() => NativeMemory.AlignedFree(_buffer);

    private byte* At(int index) => _buffer + (long)index * PageCache.PageSize;

    /// <summary>Joins pages to ranges for one call, and returns how many pages they are.</summary>
    private int Gather(int from, out int ranges)
    {
        ranges = 0;
        int at = from;
        for (; at < _count; at++)
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
