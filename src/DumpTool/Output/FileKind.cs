using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hangdump.DumpTool.Output;

/// <summary>What stands at a path, which .NET does not tell apart: a device or pipe must never be replaced by a file.</summary>
internal static class FileKind
{
    private const int CurrentDirectory = -100;
    private const int DoNotFollow = 0x100;
    private const uint WantType = 0x1;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Link = 0xA000;

    /// <summary>True for a regular file and for a link, which is replaced itself; and where the system cannot say.</summary>
    public static bool IsReplaceable(string path)
    {
        try
        {
            var status = new byte[256];
            if (StatX(CurrentDirectory, path, DoNotFollow, WantType, status) != 0)
                return true;
            var type = BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(ModeOffset)) & TypeMask;
            return type is Regular or Link;
        }
        catch (EntryPointNotFoundException)
        {
            return true;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int StatX(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] status);
}
