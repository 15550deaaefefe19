using System.Buffers.Binary;
using System.Text;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>Who owns a file, and who may do what with it.</summary>
internal readonly unsafe record struct FileStatus(uint User, uint Group, ushort Mode)
{
    /// <summary>The status of what a path leads to; null when it cannot be had.</summary>
    public static FileStatus? Of(string path)
    {
        const int size = 256, user = 20, group = 24, mode = 28;
        const uint basicFields = 0x7ff;
        byte* status = stackalloc byte[size];
        fixed (byte* name = Encoding.UTF8.GetBytes(path + "\0"))
            if (LibC.ExtendedStatus(LibC.CurrentDirectory, name, 0, basicFields, status) != 0)
                return null;
        ReadOnlySpan<byte> fields = new(status, size);
        return new FileStatus(
            BinaryPrimitives.ReadUInt32LittleEndian(fields[user..]),
            BinaryPrimitives.ReadUInt32LittleEndian(fields[group..]),
            BinaryPrimitives.ReadUInt16LittleEndian(fields[mode..]));
    }
}
