using Hangdump.Harness;
using Hangdump.Runtime.Output;

namespace Hangdump.Runtime.Tests.Units;

public sealed class FileOutputTests
{
    private const int MoreThanLargest = (10 * 1024 * 1024) + 1;

    [Fact]
    public void Reports_are_appended()
    {
        using TemporaryFolder folder = new();
        string path = Path.Join(folder.Path, "hangs");
        using FileOutput output = new(path);
        output.Write("one\n");
        output.Write("two\n");
        Assert.Equal("one\ntwo\n", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_file_that_has_grown_too_much_becomes_the_old_one()
    {
        using TemporaryFolder folder = new();
        string path = Path.Join(folder.Path, "hangs");
        File.WriteAllBytes(path, new byte[MoreThanLargest]);
        using FileOutput output = new(path);
        output.Write("new\n");
        Assert.Equal("new\n", File.ReadAllText(path));
        Assert.Equal(MoreThanLargest, new FileInfo(path + ".1").Length);
    }
}
