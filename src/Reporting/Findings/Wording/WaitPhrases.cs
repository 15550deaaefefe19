using System.Globalization;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings.Wording;

/// <summary>How a summary speaks of waiting and of being waited for.</summary>
internal static class WaitPhrases
{
    /// <summary><c>waits to write under reader-writer lock Cache._lock</c>.</summary>
    public static string Waits(this Phrases words, Wait wait, Resource? resource) => Verb(words, wait, resource) + Others(wait) + Limit(wait);

    private static string Verb(Phrases words, Wait wait, Resource? resource)
    {
        string what = resource is null ? "something that was not read" : words.Of(resource);
        return (wait.Operation, resource?.Kind) switch
        {
            (Operation.Sleep, null) => "sleeps",
            (Operation.Io, null) => wait.Detail ?? "does input or output",
            (Operation.Join, _) => "waits for the end of " + what,
            (Operation.Exit, ResourceKind.Thread) => $"waits in Environment.Exit for the exit handlers on {what}",
            (Operation.Exit, ResourceKind.Process) => "waits for the exit of " + what,
            (Operation.Exit, _) => "waits for the end of " + what,
            (Operation.Result, _) => "waits for the result of " + what,
            (Operation.Wait, ResourceKind.Monitor) when !wait.Pulsed => "waits for a pulse of " + what,
            (Operation.Signal, _) => "waits for a signal of " + what,
            (Operation.Take, _) => "waits to take from " + what,
            (Operation.Add, _) => "waits for room in " + what,
            (Operation.Read, ResourceKind.Channel) => "waits to read from " + what,
            (Operation.Write, ResourceKind.Channel) => "waits for room in " + what,
            (Operation.Read, _) => "waits to read under " + what,
            (Operation.Write, _) => "waits to write under " + what,
            (Operation.Upgrade, _) => "waits to upgrade to writing under " + what,
            _ => "waits for " + what,
        };
    }

    private static string Others(Wait wait) => wait.Resources.Count < 2 ? ""
        : string.Create(CultureInfo.InvariantCulture, $" {(wait.All == true ? "and" : "or")} {wait.Resources.Count - 1} more");

    private static string Limit(Wait wait) => wait switch
    {
        { EndsByItself: false } or { Operation: Operation.Sleep } => "",
        { TimeoutMilliseconds: { } limit } => string.Create(CultureInfo.InvariantCulture, $" for at most {limit} ms"),
        _ => " with a time limit",
    };

    /// <summary><c>, which thread 9 "b" holds</c>.</summary>
    public static string Holds(this Phrases words, PartyNode holder, Resource? resource, DependencyKind kind, bool isPossible)
    {
        string who = words.Of(holder.Party);
        if (kind == DependencyKind.HeldOff) return $", where {who}, waiting to write, keeps new readers out";
        if (kind == DependencyKind.Resume) return $", but only on {who}";
        if (kind == DependencyKind.Signal) return $", which {who} could signal";
        return resource?.Kind switch
        {
            ResourceKind.Thread or ResourceKind.Process => "",
            ResourceKind.Task => $", which {who} {(isPossible ? "may complete" : "is to complete")}",
            ResourceKind.TypeInitializer or ResourceKind.Lazy or ResourceKind.CancellationCallback => $", which {who} {(isPossible ? "may run" : "is running")}",
            ResourceKind.Stream => $", which {who} keeps open",
            _ => isPossible ? $", which {who} may hold" : $", which {who} holds",
        };
    }
}
