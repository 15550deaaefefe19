using System.Buffers.Binary;

namespace Hangdump.Capture.Runtimes;

/// <summary>The build id in the notes of a 64-bit little-endian ELF file (System V ABI, "Note Section").</summary>
internal static class ElfBuildId
{
    private const int ProgramHeaderNote = 4, NoteBuildId = 3;

    /// <summary>ELF, 64 bits, little-endian.</summary>
    private static ReadOnlySpan<byte> Identification => [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1];

    /// <summary>Finds the id; empty where there is none or the file is malformed.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> file)
    {
        if (file.Length < 64 || !file.StartsWith(Identification))
            return default;
        ulong table = BinaryPrimitives.ReadUInt64LittleEndian(file[32..]);
        int size = BinaryPrimitives.ReadUInt16LittleEndian(file[54..]), count = BinaryPrimitives.ReadUInt16LittleEndian(file[56..]);
        for (int i = 0; i < count && size >= 56; i++)
        {
            ulong at = table + (ulong)(i * size);
            if (at + (ulong)size > (ulong)file.Length)
                break;
            ReadOnlySpan<byte> header = file.Slice((int)at, size);
            ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(header[8..]), length = BinaryPrimitives.ReadUInt64LittleEndian(header[32..]);
            if (BinaryPrimitives.ReadInt32LittleEndian(header) != ProgramHeaderNote || offset > (ulong)file.Length || length > (ulong)file.Length - offset)
                continue;
            if (FindInNotes(file.Slice((int)offset, (int)length)) is { IsEmpty: false } id)
                return id;
        }
        return default;
    }

    private static ReadOnlySpan<byte> FindInNotes(ReadOnlySpan<byte> notes)
    {
        while (notes.Length >= 12)
        {
            uint nameLength = BinaryPrimitives.ReadUInt32LittleEndian(notes), length = BinaryPrimitives.ReadUInt32LittleEndian(notes[4..]);
            uint type = BinaryPrimitives.ReadUInt32LittleEndian(notes[8..]);
            ulong content = 12 + Padded(nameLength), end = content + Padded(length);
            if (content + length > (ulong)notes.Length)
                break;
            if (type == NoteBuildId && notes[12..].StartsWith("GNU\0"u8))
                return notes.Slice((int)content, (int)length);
            notes = notes[(int)Math.Min(end, (ulong)notes.Length)..];
        }
        return default;
    }

    private static ulong Padded(uint length) => (length + 3ul) & ~3ul;
}
