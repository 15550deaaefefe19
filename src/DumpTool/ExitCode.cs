namespace Hangdump.DumpTool;

/// <summary>What the tool's end says; part of its contract with scripts.</summary>
internal static class ExitCode
{
    public const int ReportWritten = 0;

    /// <summary>Only with <c>--exit-code</c>.</summary>
    public const int Blocked = 1;

    public const int WrongUsage = 2;

    public const int Unreadable = 3;

    public const int Bug = 4;

    public const int Interrupted = 130;
}
