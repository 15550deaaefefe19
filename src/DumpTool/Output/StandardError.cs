using System.Text;

namespace Hangdump.DumpTool.Output;

/// <summary>Where everything goes that is not the report.</summary>
internal static class StandardError
{
    public static bool IsTerminal { get; } = !Console.IsErrorRedirected;

    public static void WriteLine(string line) => Write(line + "\n");

    /// <summary>Writes text; a standard error that is closed or full is nobody's failure.</summary>
    public static void Write(string text)
    {
        try
        {
            Descriptor.Write(Descriptor.Error, Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
        }
    }
}
