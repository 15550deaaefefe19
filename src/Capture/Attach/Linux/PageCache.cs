using System.Runtime.InteropServices;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// Copies of the target's pages in native memory. A page is fetched at its first use and kept; one that is not mapped is
/// remembered as missing. Not thread-safe.
/// </summary>
internal sealed unsafe class PageCache(ProcessMemory memory)
{
    public const int PageSize = 4096;

    private const int ChunkPages = 256;
    private const ulong NoPage = ulong.MaxValue;

    private readonly Dictionary<ulong, nint> _pages = new(8192);
    private byte* _chunk;
    private int _chunkLeft;
    private ulong _lastPage = NoPage;
    private byte* _last;

    /// <summary>Called with the address of every page that is fetched from the target because it was not here.</summary>
    public Action<ulong>? Fetched { get; set; }

    /// <summary>The addresses of the pages that have been asked for, missing ones included.</summary>
    public IReadOnlyCollection<ulong> Pages => _pages.Keys;

    public static ulong PageOf(ulong address) => address & ~(ulong)(PageSize - 1);

    /// <summary>Copies bytes and returns how many could be read: fewer where a page is missing.</summary>
    public int Read(ulong address, Span<byte> buffer)
    {
        int done = 0;
        while (done < buffer.Length)
        {
            ulong at = address + (ulong)done;
            byte* page = Page(PageOf(at));
            if (page == null)
                break;
            int offset = (int)(at & (PageSize - 1));
            int length = Math.Min(buffer.Length - done, PageSize - offset);
            new ReadOnlySpan<byte>(page + offset, length).CopyTo(buffer[done..]);
            done += length;
        }
        return done;
    }

    /// <summary>Puts a copy of a page in the place of what was known of it; null says that it is missing.</summary>
    public void Put(ulong page, byte* copy)
    {
        _pages[page] = (nint)copy;
        _lastPage = NoPage;
    }

    /// <summary>Whether the page has been asked for.</summary>
    public bool Knows(ulong page) => _pages.ContainsKey(page);

    /// <summary>Whether these bytes are here for the page; none says that it is missing.</summary>
    public bool Holds(ulong page, ReadOnlySpan<byte> bytes) =>
        _pages.TryGetValue(page, out nint copy) && bytes.SequenceEqual(copy == 0 ? [] : new ReadOnlySpan<byte>((byte*)copy, PageSize));

    /// <summary>Forgets every page that matches, so that it is fetched anew.</summary>
    public void Forget(Predicate<ulong> page)
    {
        foreach (ulong known in _pages.Keys)
            if (page(known))
                _pages.Remove(known);
        _lastPage = NoPage;
    }

    private byte* Page(ulong page)
    {
        if (page == _lastPage)
            return _last;
        ref nint copy = ref CollectionsMarshal.GetValueRefOrAddDefault(_pages, page, out bool isKnown);
        if (!isKnown)
            copy = (nint)Fetch(page);
        _lastPage = page;
        return _last = (byte*)copy;
    }

    private byte* Fetch(ulong page)
    {
        if (_chunkLeft == 0)
        {
            _chunk = (byte*)NativeMemory.AlignedAlloc(ChunkPages * PageSize, PageSize);
            _chunkLeft = ChunkPages;
        }
        if (memory.Read(page, _chunk, PageSize) != PageSize)
            return null;
        Fetched?.Invoke(page);
        byte* copy = _chunk;
        _chunk += PageSize;
        _chunkLeft--;
        return copy;
    }
}
