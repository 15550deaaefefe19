namespace Hangdump.DumpTool.Output;

/// <summary>Where everything goes that is not the report.</summary>
internal static class StandardError
{
    public static bool IsTerminal { get; } = !Console.IsErrorRedirected;

    /// <summary>Writes a line; a standard error that is closed or full is nobody's failure.</summary>
    public static void WriteLine(string line) => Write(line + "\n");

    public static void Write(string text)
    {
        try
        {
            using var stream = Console.OpenStandardError();
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
        }
    }
}
