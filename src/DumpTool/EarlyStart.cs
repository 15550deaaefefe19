using Hangdump.DumpTool.Commands;

namespace Hangdump.DumpTool;

/// <summary>
/// Starts the reading of a process before the command line is parsed, where its beginning leaves no doubt about what is to be read.
/// When the rest turns out to be wrong, the run is disposed of, which releases the process.
/// </summary>
internal static class EarlyStart
{
    /// <summary>What decides how the process is read, or that none is: here the parser has the word first.</summary>
    private static readonly string[] _decisive = ["--via", "--dac", "--timeout", "--max-pause", "-h", "--help", "--version"];

    /// <returns>The run, or null when the command line must be understood first.</returns>
    public static ReportRun? Try(string[] args, Interruption interruption)
    {
        var pid = args switch
        {
            ["-p" or "--process-id", var value, ..] => value,
            [var value, ..] => value,
            [] => "",
        };
        return ProcessId.IsPlain(pid) && ProcessId.Check(pid) is null && !Array.Exists(args, IsDecisive)
            ? ReportRun.Start(new ReportRequest { ProcessId = ProcessId.Parse(pid) }.WorkerRequest, interruption)
            : null;
    }

    private static bool IsDecisive(string argument) =>
        Array.Exists(_decisive, option => argument.StartsWith(option, StringComparison.Ordinal));
}
