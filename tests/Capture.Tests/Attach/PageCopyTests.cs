using System.Runtime.InteropServices;
using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Tests.Attach;

/// <summary>Copies pages of this very process.</summary>
public sealed unsafe class PageCopyTests : IDisposable
{
    private const int Pages = 3000;

    private readonly ProcessMemory _memory = new(Environment.ProcessId);
    private readonly byte* _block = (byte*)NativeMemory.AlignedAlloc(Pages * PageCache.PageSize, PageCache.PageSize);

    public PageCopyTests()
    {
        for (int i = 0; i < Pages; i++)
            *(int*)(_block + i * PageCache.PageSize) = i;
    }

    public void Dispose() => NativeMemory.AlignedFree(_block);

    [Fact]
    public void Scattered_pages_more_than_one_call_takes_are_copied_and_what_is_not_mapped_is_missing()
    {
        using PageCopy copy = new(_memory, Pages);
        copy.Add(0);
        for (int i = 0; i < Pages; i += 2)
            copy.Add((ulong)_block + (ulong)(i * PageCache.PageSize));
        copy.Add(PageCache.PageSize);
        copy.Copy();
        PageCache cache = new(_memory);
        copy.InstallInto(cache);
        for (int i = 0; i < Pages; i += 2)
        {
            int value = -1;
            Assert.Equal(sizeof(int), cache.Read((ulong)_block + (ulong)(i * PageCache.PageSize), new Span<byte>(&value, sizeof(int))));
            Assert.Equal(i, value);
        }
        Assert.Equal(0, cache.Read(8, stackalloc byte[8]));
    }

    [Fact]
    public void Cache_keeps_what_it_has_read_until_it_is_told_to_forget()
    {
        PageCache cache = new(_memory);
        int fetched = 0;
        cache.Fetched = _ => fetched++;
        Span<byte> bytes = stackalloc byte[PageCache.PageSize + 8];
        Assert.Equal(bytes.Length, cache.Read((ulong)_block + 4, bytes));
        *(int*)_block = 77;
        Assert.Equal(2, fetched);
        cache.Forget(_ => true);
        int value = 0;
        cache.Read((ulong)_block, new Span<byte>(&value, sizeof(int)));
        Assert.Equal((77, 3), (value, fetched));
    }

    [Fact]
    public void Copy_agrees_with_a_cache_until_the_memory_changes()
    {
        PageCache cache = new(_memory);
        cache.Read((ulong)_block, stackalloc byte[8]);
        using PageCopy copy = new(_memory, 1);
        copy.Add((ulong)_block);
        copy.Copy();
        Assert.Empty(copy.Differing(cache));
        _block[100]++;
        copy.Copy();
        Assert.Equal([(ulong)_block], copy.Differing(cache));
    }

    [Fact]
    public void Page_that_was_missing_and_still_is_has_not_changed()
    {
        PageCache cache = new(_memory);
        Assert.Equal(0, cache.Read(8, stackalloc byte[8]));
        using PageCopy copy = new(_memory, 1);
        copy.Add(0);
        copy.Copy();
        Assert.Empty(copy.Differing(cache));
    }

    [Fact]
    public void Copy_that_is_cut_short_is_new_up_to_where_it_says_and_old_from_there()
    {
        using PageCopy copy = new(_memory, Pages);
        for (int i = 0; i < Pages; i++)
            copy.Add((ulong)_block + (ulong)(i * PageCache.PageSize));
        copy.Copy();
        for (int i = 0; i < Pages; i++)
            *(int*)(_block + i * PageCache.PageSize) = -1;
        int asked = 0;
        int copied = copy.Copy(() => asked++ == 3);
        Assert.InRange(copied, 1, Pages - 1);
        Assert.Equal(Pages - copied, copy.PagesFrom(copied).Count);
        PageCache cache = new(_memory);
        copy.InstallInto(cache);
        for (int i = 0; i < Pages; i++)
        {
            int value = 0;
            cache.Read((ulong)_block + (ulong)(i * PageCache.PageSize), new Span<byte>(&value, sizeof(int)));
            Assert.Equal(i < copied ? -1 : i, value);
        }
    }
}
