using Hangdump.Harness.Reports;

namespace Hangdump.Harness.Contract;

/// <summary>Ids are unique; what belongs together comes together.</summary>
internal static class Identities
{
    public static IEnumerable<string> Check(ReportFile report)
    {
        foreach (string twice in Repeated(report.Threads.Select(thread => $"thread {thread.Id}"))
            .Concat(Repeated(report.Flows.Select(flow => $"flow {flow.Id}")))
            .Concat(Repeated(report.Resources.Select(resource => $"resource {resource.Id}")))
            .Concat(Repeated(report.Findings.Select(finding => $"finding {finding.Id}"))))
        {
            yield return $"{twice} is listed twice";
        }

        if (report.Threads.Length == 0) yield return "no threads";
        if (!report.Source.Complete && report.Source.Notes.Length == 0) yield return "incomplete, and no note says why";
        foreach (ReportThread thread in report.Threads)
        {
            if (thread.State != "dead" && thread.OsId is null) yield return $"thread {thread.Id} lives and has no osId";
            if (thread.State == "dead" && thread.Holds.Length == 0) yield return $"thread {thread.Id} has ended and holds nothing";
        }

        foreach (ReportFrame frame in report.Threads.SelectMany(thread => thread.Frames).Concat(report.Flows.SelectMany(flow => flow.Frames)))
        {
            if ((frame.File is null) != (frame.Line is null)) yield return $"{frame.Method} has file {frame.File} and line {frame.Line}";
        }
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> ids) => ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key);
}
