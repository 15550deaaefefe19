namespace Hangdump.DumpTool.Output;

/// <summary>Where a report goes.</summary>
internal abstract class ReportOutput
{
    public virtual bool IsTerminal => false;

    /// <summary>Columns of the terminal; null where lines may be of any length.</summary>
    public virtual int? TerminalWidth => null;

    /// <param name="path">A file, or null for standard output.</param>
    public static ReportOutput Open(string? path) => path is null ? new StandardOutput() : new ReportFile(path);

    /// <exception cref="Failure">It cannot be written.</exception>
    public abstract void Write(MemoryStream report);
}
