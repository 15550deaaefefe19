using System.Globalization;
using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Sections;

/// <summary>Which process, how it was read, and in a line what was found.</summary>
internal static class HeaderSection
{
    public static void Write(ReportView view, Canvas canvas)
    {
        var process = view.Report.Process;
        canvas.Write(0, StyledLine.Of($"{process.Name} ({Numbers.Plain(process.Id)})", Style.Heading)
            .Add($"  .NET {process.RuntimeVersion}  {process.Os}-{process.Architecture}"));
        if (process.CommandLine is { } commandLine)
            canvas.Write(0, StyledLine.Of(commandLine, Style.Faint));
        canvas.Write(0, StyledLine.Of(Counts(view)));
        if (!view.Report.Source.Complete)
            WriteIncomplete(view, canvas);
        canvas.Write(0, Verdict(view));
    }

    private static string Counts(ReportView view)
    {
        var report = view.Report;
        var alive = report.Threads.Count(thread => thread.State != ThreadState.Dead);
        var blocked = report.Threads.Count(ReportView.IsBlocked);
        var native = report.Process.NativeThreads > 0 ? $", {Numbers.Count(report.Process.NativeThreads, "native thread")} besides" : "";
        var pause = (report.Source.Method, report.Source.PauseMilliseconds) switch
        {
            (ReadMethod.Core, { } milliseconds) => $"paused {Numbers.Time(milliseconds)} to write a core file",
            (ReadMethod.Eventpipe, _) => "read through its event pipe",
            (_, { } milliseconds) => $"paused {Numbers.Time(milliseconds)}",
            _ => "pause not measured",
        };
        var time = report.CapturedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        return $"{Numbers.Count(alive, "thread")}, {Numbers.Grouped(blocked)} blocked{native}; {pause}; {time}";
    }

    private static void WriteIncomplete(ReportView view, Canvas canvas)
    {
        canvas.Separate();
        canvas.Write(0, StyledLine.Of("INCOMPLETE: not everything could be read; what follows is true but not the whole.", Style.Warning));
        foreach (var note in view.Report.Source.Notes)
            canvas.Write(2, StyledLine.Of(note), hang: 2);
        canvas.Separate();
    }

    private static StyledLine Verdict(ReportView view)
    {
        var findings = view.Report.Findings;
        if (findings.Count == 0)
            return StyledLine.Of("found nothing that explains a hang", Style.Heading);
        var kinds = findings.GroupBy(finding => (finding.Kind, finding.Certainty)).Select(same => FindingTitles.Count(same.Key.Kind, same.Key.Certainty, same.Count()));
        var style = findings[0].Severity switch
        {
            Severity.Error => Style.Alarm,
            Severity.Warning => Style.Warning,
            _ => Style.Heading,
        };
        return StyledLine.Of($"found {string.Join(", ", kinds)}", style);
    }
}
