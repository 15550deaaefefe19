using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Tests.Attach;

public sealed class MemoryMapTests
{
    private static readonly MemoryMap _map = MemoryMap.Parse("""
        400000-401000 r--p 00000000 fe:00 10                                     /opt/my app/app (deleted)
        401000-402000 r-xp 00001000 fe:00 10                                     /opt/my app/app (deleted)
        7f0000000000-7f0000001000 r--p 00000000 fe:00 11                         /lib/libcoreclr.so
        7f0000010000-7f0000011000 r--p 00000000 fe:00 11                         /lib/libcoreclr.so
        7f0000011000-7f0000012000 r-xp 00001000 fe:00 11                         /lib/libcoreclr.so
        7f0000012000-7f0000013000 rw-p 00002000 fe:00 11                         /lib/libcoreclr.so
        7f0000020000-7f0000021000 r-xp 00000000 00:01 12                         /memfd:doublemapper (deleted)
        7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0                          [stack]

        """u8);

    [Fact]
    public void Paths_keep_their_spaces_and_lose_the_mark_of_a_deleted_file()
    {
        Assert.Equal("/opt/my app/app", _map.Find(0x400fff)!.Value.Path);
        Assert.True(_map.Find(0x400fff)!.Value.IsDeleted);
        Assert.False(_map.Find(0x7f0000012000)!.Value.IsDeleted);
        Assert.Empty(_map.Find(0x7ffc00000000)!.Value.Path);
    }

    [Fact]
    public void Addresses_are_found_in_the_mapping_that_holds_them()
    {
        Assert.Null(_map.Find(0x3fffff));
        Assert.Equal(0x401000ul, _map.Find(0x401000)!.Value.Start);
        Assert.Null(_map.Find(0x402000));
        Assert.Equal(0x2000ul, _map.Find(0x7f0000012fff)!.Value.FileOffset);
    }

    [Fact]
    public void Image_begins_with_the_mapping_below_its_code_and_not_with_one_that_only_reads_the_file() =>
        Assert.Equal(0x7f0000010000ul, _map.LoadedImages().Single(image => image.Path == "/lib/libcoreclr.so").Start);

    [Fact]
    public void Only_private_file_pages_without_write_access_are_taken_for_unchanging()
    {
        Assert.False(_map.Find(0x7f0000011000)!.Value.MayChange);
        Assert.True(_map.Find(0x7f0000012000)!.Value.MayChange);
        Assert.True(_map.Find(0x7f0000020000)!.Value.MayChange);
        Assert.True(_map.Find(0x7ffc00000000)!.Value.MayChange);
    }
}
