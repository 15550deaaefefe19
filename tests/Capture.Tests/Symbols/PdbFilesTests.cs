using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Symbols.Lines;

namespace Hangdump.Capture.Tests.Symbols;

public sealed class PdbFilesTests : IDisposable
{
    private static readonly string _image = typeof(PdbFilesTests).Assembly.Location;
    private static readonly string _pdb = Path.ChangeExtension(_image, ".pdb");
    private readonly string _root = Directory.CreateTempSubdirectory("hangdump-pdb").FullName;
    private readonly PEReader _reader = new(File.OpenRead(_image));

    [Fact]
    public void The_file_beside_the_image_is_found_below_the_targets_root()
    {
        Place("/app/some.pdb", File.ReadAllBytes(_pdb));
        using MetadataReaderProvider? found = new PdbFiles(_root).Find(_reader, "/app/some.dll");
        Assert.NotNull(found);
    }

    [Fact]
    public void A_file_of_another_build_is_not_taken()
    {
        byte[] other = File.ReadAllBytes(_pdb);
        int id = IdOffset(other);
        other[id + 17] ^= 1; // the stamp, behind the Guid
        Place("/app/some.pdb", other);
        Assert.Null(new PdbFiles(_root).Find(_reader, "/app/some.dll"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(300)]
    public void A_file_that_is_cut_off_is_no_pdb(int length)
    {
        Place("/app/some.pdb", File.ReadAllBytes(_pdb)[..length]);
        Assert.Null(new PdbFiles(_root).Find(_reader, "/app/some.dll"));
    }

    [Fact]
    public void Damage_costs_lines_and_nothing_else()
    {
        var random = new Random(7);
        byte[] intact = File.ReadAllBytes(_pdb);
        for (int round = 0; round < 100; round++)
        {
            byte[] damaged = [.. intact];
            for (int hit = 0; hit < 20; hit++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            Place("/app/some.pdb", damaged);
            using MetadataReaderProvider? pdb = new PdbFiles(_root).Find(_reader, "/app/some.dll");
            if (pdb is null) continue;
            Exception? thrown = Record.Exception(() => ReadEverything(pdb.GetMetadataReader()));
            Assert.True(thrown is null || Unreadable.Is(thrown), thrown?.ToString());
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private void ReadEverything(MetadataReader pdb)
    {
        var lines = new LineTable(pdb);
        Exception? last = null;
        foreach (MethodDefinitionHandle method in _reader.GetMetadataReader().MethodDefinitions)
        {
            try
            {
                lines.At(method, 10);
            }
            catch (Exception e) when (Unreadable.Is(e))
            {
                last = e;
            }
        }

        if (last is not null) throw last;
    }

    private void Place(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root + path)!);
        File.WriteAllBytes(_root + path, content);
    }

    /// <summary>Where the id lies: the first bytes of the stream #Pdb.</summary>
    private static int IdOffset(byte[] pdb)
    {
        using MetadataReaderProvider reader = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));
        byte[] id = [.. reader.GetMetadataReader().DebugMetadataHeader!.Id];
        return pdb.AsSpan().IndexOf(id);
    }
}
