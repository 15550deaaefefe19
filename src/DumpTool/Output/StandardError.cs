using System.Runtime.InteropServices;
using System.Text;

namespace Hangdump.DumpTool.Output;

/// <summary>Where everything goes that is not the report.</summary>
internal static class StandardError
{
    private const int Descriptor = 2;

    public static bool IsTerminal { get; } = !Console.IsErrorRedirected;

    /// <summary>Writes a line; a standard error that is closed or full is nobody's failure.</summary>
    public static void WriteLine(string line) => Write(line + "\n");

    /// <remarks>Not through the console, whose streams wait for each other: standard output may be a pipe that nobody reads.</remarks>
    public static void Write(string text)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.Error.Write(text);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        _ = Write(Descriptor, bytes, bytes.Length);
    }

    [DllImport("libc", EntryPoint = "write")]
    private static extern nint Write(int descriptor, byte[] bytes, nint count);
}
