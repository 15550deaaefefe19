using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Words;

/// <summary>How the report says what someone waits for.</summary>
internal static class WaitWords
{
    /// <summary>Of a wait for many things, so many are named.</summary>
    private const int Named = 4;

    /// <summary>As in <c>waits to enter monitor Bank._gate System.Object 0x7f2c00a1e0</c>.</summary>
    public static StyledLine Of(Wait wait, ReportView view, bool withAddress = true)
    {
        var line = new StyledLine();
        if (wait.Operation == Operation.Io)
            return line.Add(wait.Detail ?? "waits for input or output");
        if (wait.Operation == Operation.Sleep)
            return line.Add("sleeps");
        line.Add(Purpose(wait, wait.Resources is [var id] ? view.Resource(id)?.Kind : null)).Add(" ");
        if (wait.Resources.Count > 1)
            line.Add($"{(wait.All == true ? "all" : "any")} of {Numbers.Grouped(wait.Resources.Count)}: ");
        for (var i = 0; i < wait.Resources.Count && i < Named; i++)
            if (view.Resource(wait.Resources[i]) is { } resource)
                line.Add(i == 0 ? "" : ", ").Add(ResourceWords.Of(resource, view, withAddress));
        if (wait.Resources.Count > Named)
            line.Add($" and {Numbers.Grouped(wait.Resources.Count - Named)} more");
        return line;
    }

    /// <summary>The wait without what is waited for, as in <c>to enter</c>, to follow a thread in a list of waiters.</summary>
    public static string Purpose(Wait wait, ResourceKind? kind) => (wait.Operation, kind) switch
    {
        (Operation.Enter, _) => "waits to enter",
        (Operation.Wait, ResourceKind.Monitor) => wait.Pulsed ? "pulsed, waits to enter again" : "waits for a pulse of",
        (Operation.Read, ResourceKind.Channel) or (Operation.Take, _) => "waits to take from",
        (Operation.Write, ResourceKind.Channel) or (Operation.Add, _) => "waits for room in",
        (Operation.Read, _) => "waits to read under",
        (Operation.Write, _) => "waits to write under",
        (Operation.Upgrade, _) => "waits to upgrade to writing under",
        (Operation.Join, _) => "waits for the end of",
        (Operation.Result, _) => "waits for the result of",
        (Operation.Signal, _) => "waits for a signal of",
        (Operation.Exit, ResourceKind.Process or ResourceKind.Stream) => "waits for the exit of",
        (Operation.Exit, _) => "waits in Environment.Exit for",
        _ => "waits for",
    };

    /// <summary>How long it lasts at most, and whether it is certain: <c> (timeout 5 s)</c>.</summary>
    public static StyledLine Limits(Wait wait)
    {
        var isSleep = wait.Operation == Operation.Sleep;
        var line = new StyledLine();
        if (wait.TimeoutMilliseconds is { } milliseconds)
            line.Add((milliseconds, isSleep) switch
            {
                (-1, true) => " for ever",
                (-1, false) => " (no timeout)",
                (_, true) => $" for {Numbers.Time(milliseconds)}",
                _ => $" (timeout {Numbers.Time(milliseconds)})",
            });
        return wait.Certainty == Certainty.Possible ? line.Add(" (possibly)", Style.Warning) : line;
    }
}
