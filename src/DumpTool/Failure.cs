using Hangdump.DumpTool.Output;
using Hangdump.Reporting.Rendering.Text;

namespace Hangdump.DumpTool;

/// <summary>Why there is no report: an exit code, a line that says what happened and a line that says what to do.</summary>
internal sealed class Failure(int code, string what, string advice) : Exception(what)
{
    public int Code => code;

    public string Advice => advice;

    /// <summary>What a developer wants to know besides; null where there is nothing.</summary>
    private string? Details { get; init; }

    public static Failure Usage(string what, string advice) => new(ExitCode.WrongUsage, what, advice);

    public static Failure Interrupted() => new(
        ExitCode.Interrupted, "interrupted", "the observed process runs on as before; start the command again for a whole report");

    /// <param name="exception">What nobody expected.</param>
    /// <param name="withDetails">Whether to show where it was thrown.</param>
    public static Failure Bug(Exception exception, bool withDetails) => new(
        ExitCode.Bug,
        $"a defect of dotnet-hangdump: {exception.GetType().Name}: {exception.Message}",
        withDetails ? "please report it with what follows" : "run it again with -v and report what it prints; the observed process runs on as before")
    {
        Details = withDetails ? exception.ToString() : null,
    };

    /// <summary>Writes it to standard error.</summary>
    /// <returns>The exit code.</returns>
    public int Tell()
    {
        StandardError.WriteLine($"error: {Printable.Line(Message)}");
        StandardError.WriteLine($"  {Printable.Line(advice)}");
        if (Details is not null)
            StandardError.WriteLine(Details);
        return code;
    }
}
