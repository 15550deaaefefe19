using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Words;

/// <summary>How the report calls those who wait and hold.</summary>
internal static class PartyWords
{
    /// <summary>As in <c>thread 7 "worker-a"</c>, <c>flow f1 OrderService.PlaceAsync</c>.</summary>
    public static StyledLine Of(Party party, ReportView view) => party switch
    {
        { Thread: { } id } => view.Thread(id) is { } thread ? Of(thread) : StyledLine.Of($"thread {Numbers.Plain(id)}", Style.Thread),
        { Flow: { } id } => StyledLine.Of($"flow {id}", Style.Thread).Add(view.Flow(id) is { } flow ? $" {flow.Method}" : ""),
        { Process: { } pid, OsThread: { } thread } => StyledLine.Of($"process {Numbers.Plain(pid)}, its thread {Numbers.Plain(thread)}", Style.Thread),
        { Process: { } pid } => StyledLine.Of($"process {Numbers.Plain(pid)}", Style.Thread),
        { OsThread: { } thread } => StyledLine.Of($"an ended thread (os {Numbers.Plain(thread)})", Style.Thread),
        _ => StyledLine.Of("somebody"),
    };

    public static StyledLine Of(ReportedThread thread)
    {
        var line = StyledLine.Of($"thread {Numbers.Plain(thread.Id)}", Style.Thread);
        if (thread.Name is { } name)
            line.Add($" \"{name}\"", Style.Thread);
        return thread.State == ThreadState.Dead ? line.Add(" (ended)") : line;
    }

    public static string Of(ThreadKind kind) => kind switch
    {
        ThreadKind.Main => "main",
        ThreadKind.User => "user",
        ThreadKind.ThreadPool => "thread pool",
        ThreadKind.Finalizer => "finalizer",
        _ => "runtime",
    };

    /// <summary>Ids in one line: <c>12, 13, 14</c>.</summary>
    public static string Ids(IEnumerable<int> ids) => string.Join(", ", ids.Select(Numbers.Plain));
}
