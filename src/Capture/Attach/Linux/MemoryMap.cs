using System.Buffers.Text;
using System.Text;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// One mapping of the target's address space. The path is the file as the target names it, without the mark of a deleted one;
/// empty for anonymous memory.
/// </summary>
internal readonly record struct Mapping(ulong Start, ulong End, bool IsWritable, bool IsExecutable, ulong FileOffset, string Path, bool IsDeleted)
{
    /// <summary>Whether its bytes may change: the runtime writes its code through a second, writable mapping of the same memory file.</summary>
    public bool MayChange => IsWritable || Path.Length == 0 || Path.StartsWith("/memfd:", StringComparison.Ordinal);
}

/// <summary>The target's mappings in ascending order, as they were when read. Immutable.</summary>
internal sealed class MemoryMap
{
    private readonly Mapping[] _mappings;

    private MemoryMap(Mapping[] mappings) => _mappings = mappings;

    public IReadOnlyList<Mapping> Mappings => _mappings;

    /// <summary>Reads the map; without mappings when the target has gone or may not be read.</summary>
    public static MemoryMap Read(ProcDirectory process) => Parse(process.Read("maps"u8));

    internal static MemoryMap Parse(ReadOnlySpan<byte> text)
    {
        List<Mapping> mappings = new(text.Length / 80);
        string path = "";
        ReadOnlySpan<byte> pathBytes = default;
        while (text.IndexOf((byte)'\n') is >= 0 and var end)
        {
            if (ParseLine(text[..end], ref path, ref pathBytes) is { } mapping)
                mappings.Add(mapping);
            text = text[(end + 1)..];
        }
        return new MemoryMap([.. mappings]);
    }

    /// <summary>The mapping that holds an address; null where nothing is mapped.</summary>
    public Mapping? Find(ulong address)
    {
        int low = 0, high = _mappings.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (address < _mappings[middle].Start)
                high = middle - 1;
            else if (address >= _mappings[middle].End)
                low = middle + 1;
            else
                return _mappings[middle];
        }
        return null;
    }

    /// <summary>
    /// The files that the loader has mapped, each with the mapping that its image begins with: the one of file offset zero below
    /// its code. A file may be mapped elsewhere too, only to be read.
    /// </summary>
    public IEnumerable<Mapping> LoadedImages()
    {
        Mapping first = default;
        string reported = "";
        foreach (Mapping mapping in _mappings)
        {
            if (mapping.Path.Length == 0)
                continue;
            if (mapping.FileOffset == 0)
                first = mapping;
            if (mapping.IsExecutable && mapping.Path == first.Path && mapping.Path != reported)
            {
                reported = mapping.Path;
                yield return first;
            }
        }
    }

    // 7f0000000000-7f0000001000 r-xp 00000000 fe:00 123                        /usr/lib/x.so (deleted)
    private static Mapping? ParseLine(ReadOnlySpan<byte> line, ref string lastPath, ref ReadOnlySpan<byte> lastBytes)
    {
        if (!Utf8Parser.TryParse(line, out ulong start, out int used, 'x'))
            return null;
        line = line[(used + 1)..];
        if (!Utf8Parser.TryParse(line, out ulong end, out used, 'x'))
            return null;
        line = line[(used + 1)..];
        bool isWritable = line[1] == 'w', isExecutable = line[2] == 'x';
        line = line[5..];
        if (!Utf8Parser.TryParse(line, out ulong offset, out used, 'x'))
            return null;
        line = line[(used + 1)..];
        for (int column = 0; column < 2; column++)
            line = line[(line.IndexOf((byte)' ') + 1)..];
        ReadOnlySpan<byte> path = line.TrimStart((byte)' ');
        bool isDeleted = path.EndsWith(" (deleted)"u8);
        if (isDeleted)
            path = path[..^" (deleted)".Length];
        if (path is not [(byte)'/', ..])
            path = default;
        // The mappings of one file follow each other: one string for all of them.
        if (!lastBytes.SequenceEqual(path))
        {
            lastPath = Encoding.UTF8.GetString(path);
            lastBytes = path;
        }
        return new Mapping(start, end, isWritable, isExecutable, offset, lastPath, isDeleted);
    }
}
