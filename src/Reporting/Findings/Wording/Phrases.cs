using System.Globalization;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings.Wording;

/// <summary>How a summary speaks of parties, resources and places. Names are the program's own.</summary>
internal sealed class Phrases
{
    private readonly WaitForGraph _graph;
    private readonly HashSet<string> _sharedNames = [];

    public Phrases(ProcessSnapshot snapshot, WaitForGraph graph)
    {
        _graph = graph;
        var seen = new HashSet<string>();
        foreach (Resource resource in snapshot.Resources)
        {
            if (resource.Name is { } name && !seen.Add(name)) _sharedNames.Add(name);
        }
    }

    /// <summary><c>thread 7 "worker-a"</c>, <c>the async method Shop.PayAsync()</c>, <c>process 4711</c>.</summary>
    public string Of(Party party) => party switch
    {
        { Process: { } process } => string.Create(CultureInfo.InvariantCulture, $"process {process}"),
        { Thread: { } thread } => string.Create(CultureInfo.InvariantCulture, $"thread {thread}") + NameOf(party),
        { Flow: not null } => "the async method " + (_graph.Find(party)?.Flow?.Method ?? party.Flow),
        { OsThread: { } osThread } => string.Create(CultureInfo.InvariantCulture, $"a thread that has ended (OS id {osThread})"),
        _ => "a thread that has ended",
    };

    public string Of(PartyNode node) => node.IsGone && node.Party.Thread is not null ? Of(node.Party) + ", which has ended" : Of(node.Party);

    /// <summary><c>threads 7 "a", 9 and 12</c>; of many the first few and how many more.</summary>
    public string OfThreads(IReadOnlyList<PartyNode> threads, int atMost = 4)
    {
        if (threads.Count == 1) return Of(threads[0]);
        List<string> names = [.. threads.Take(atMost).Select(thread => Of(thread.Party)["thread ".Length..])];
        return "threads " + Sentence.List(names, threads.Count - names.Count);
    }

    /// <summary><c>monitor Bank.Account._gate</c>; with its address where that is needed to tell it from another.</summary>
    public string Of(Resource resource) => resource switch
    {
        { Kind: ResourceKind.TypeInitializer } => "the static constructor of " + (resource.Name ?? resource.Type ?? "a type"),
        { Kind: ResourceKind.Process } => (resource.Owners.Count > 0 ? Of(resource.Owners[0].Party) : "another process") + (resource.Name is { } command ? $" '{command}'" : ""),
        { Kind: ResourceKind.Thread } => resource.Owners.Count > 0 ? Of(resource.Owners[0].Party) : "a thread",
        { Kind: ResourceKind.Task, Name: null, Type: { } type } => "a " + type.Replace("System.Threading.Tasks.", "", StringComparison.Ordinal) + Address(resource),
        _ => KindWord(resource) + Identity(resource),
    };

    /// <summary>The name alone where there is one: <c>Bank.Account._gate</c>.</summary>
    public string NameOf(Resource resource) => resource.Name ?? Of(resource);

    /// <summary>What does not change from run to run: its name, else its type.</summary>
    public static string StableName(Resource resource) => resource.Name ?? resource.Type ?? "";

    /// <summary><c> in Bank.Transfer(Account, Account) (Bank.cs:43)</c>: the innermost frame of the program; empty where there is none.</summary>
    public static string In(PartyNode node) => Places.Of(node) is { } frame ? " in " + Places.Text(frame) : "";

    private string NameOf(Party party) => _graph.Find(party)?.Thread?.Name is { } name ? $" \"{name}\"" : "";

    private string Identity(Resource resource)
    {
        if (resource.Name is { } name) return " " + name + (_sharedNames.Contains(name) ? Address(resource) : "");
        return (resource.Type is { } type ? (resource.Kind == ResourceKind.Monitor ? " on a " : " of type ") + type : "") + Address(resource);
    }

    private static string Address(Resource resource) => resource.Address is { } address ? string.Create(CultureInfo.InvariantCulture, $" (0x{address:x})") : "";

    private static string KindWord(Resource resource) => resource.Kind switch
    {
        ResourceKind.ReaderWriterLock => "reader-writer lock",
        ResourceKind.NamedMutex => "named mutex",
        ResourceKind.Stream => "output stream",
        ResourceKind.CancellationCallback => "cancellation callback",
        ResourceKind.Lazy => "Lazy",
        ResourceKind.Lock => "lock",
        _ => resource.Kind.ToString().ToLowerInvariant(),
    };
}
