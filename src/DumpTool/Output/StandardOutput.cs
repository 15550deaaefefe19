namespace Hangdump.DumpTool.Output;

/// <summary>Standard output, a terminal or not.</summary>
internal sealed class StandardOutput : ReportOutput
{
    /// <summary>What stands for it where a file is asked for.</summary>
    public const string Path = "-";

    public override bool IsTerminal { get; } = !Console.IsOutputRedirected;

    public override int? TerminalWidth => IsTerminal ? WindowSize.Columns() : null;

    public override void Write(MemoryStream report)
    {
        try
        {
            Descriptor.Write(Descriptor.Output, report.GetBuffer().AsSpan(0, (int)report.Length));
        }
        catch (IOException exception)
        {
            throw Failure.Usage($"standard output cannot be written: {exception.Message}", "write to a file with -o <file>");
        }
    }
}
