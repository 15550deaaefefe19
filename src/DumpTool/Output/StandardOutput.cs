namespace Hangdump.DumpTool.Output;

/// <summary>Standard output. A reader that has gone, as in <c>| head -1</c>, is no failure.</summary>
internal sealed class StandardOutput : ReportOutput
{
    /// <summary>What stands for it where a file is asked for.</summary>
    public const string Path = "-";

    public override bool IsTerminal { get; } = !Console.IsOutputRedirected;

    public override int? TerminalWidth => IsTerminal && Console.WindowWidth is > 0 and var width ? width : null;

    public override void Write(MemoryStream report)
    {
        try
        {
            using var stream = Console.OpenStandardOutput();
            report.WriteTo(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure.Usage($"standard output cannot be written: {exception.Message}", "write to a file with -o <file>");
        }
    }
}
