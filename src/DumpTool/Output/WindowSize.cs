using System.Runtime.InteropServices;

namespace Hangdump.DumpTool.Output;

/// <summary>The size of the terminal, asked of the kernel: the console class would switch the terminal's keypad for it.</summary>
internal static class WindowSize
{
    private const nuint GetWindowSize = 0x5413;

    /// <returns>Null where standard output is no terminal or does not know its width.</returns>
    public static int? Columns()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        // Rows, columns, and two that nobody fills in.
        var size = new ushort[4];
        return Control(Descriptor.Output, GetWindowSize, size) == 0 && size[1] > 0 ? size[1] : null;
    }

    [DllImport("libc", EntryPoint = "ioctl")]
    private static extern int Control(int descriptor, nuint request, ushort[] size);
}
