using System.Text.Json;

namespace Hangdump.DumpTool.Tests.RandomPrograms;

/// <summary>
/// What a random program says of itself, and what follows from it. Deliberately naive: reachability by brute force, nothing of
/// the algorithms under test.
/// </summary>
internal sealed class KnownProgram
{
    private readonly Dictionary<string, KnownWait> _waits;

    public KnownProgram(JsonElement truth)
    {
        Holds = truth.GetProperty("holds").Deserialize<KnownHold[]>(JsonSerializerOptions.Web)!;
        Waits = truth.GetProperty("waits").Deserialize<KnownWait[]>(JsonSerializerOptions.Web)!;
        _waits = Waits.ToDictionary(wait => wait.Thread);
    }

    public IReadOnlyList<KnownHold> Holds { get; }

    public IReadOnlyList<KnownWait> Waits { get; }

    /// <summary>Whether every wait leads to one thread only: then no thread can reach two cycles, and cycles do not overlap.</summary>
    public bool IsFunctional => Waits.All(wait => wait.Owners.Length == 1);

    /// <summary>Threads that wait, without a limit, for themselves in the end.</summary>
    public IReadOnlySet<string> Deadlocked => _waits.Keys.Where(thread => Reaches(thread, thread, timedToo: false)).ToHashSet();

    /// <summary>The cycles, each as its sorted members; exact for a functional program.</summary>
    public IReadOnlyList<string[]> Cycles =>
        [.. Deadlocked.Select(thread => Deadlocked.Where(other => Reaches(thread, other, timedToo: false)).Order(StringComparer.Ordinal).ToArray())
            .DistinctBy(cycle => string.Join(' ', cycle))];

    /// <summary>Whether a thread waits for another directly.</summary>
    public bool WaitsFor(string thread, string other) => _waits.TryGetValue(thread, out KnownWait? wait) && wait.Owners.Contains(other);

    /// <summary>Threads that are none of the members and wait for one of them in the end; those that wait for an hour too.</summary>
    public IReadOnlyList<string> Behind(IReadOnlyCollection<string> members) =>
        [.. _waits.Keys.Where(thread => !members.Contains(thread) && members.Any(member => Reaches(thread, member, timedToo: true))).Order(StringComparer.Ordinal)];

    private bool Reaches(string from, string to, bool timedToo)
    {
        var seen = new HashSet<string>();
        var next = new Queue<string>([from]);
        while (next.TryDequeue(out string? thread))
        {
            if (!_waits.TryGetValue(thread, out KnownWait? wait) || (wait.Timed && !timedToo)) continue;
            foreach (string owner in wait.Owners)
            {
                if (owner == to) return true;
                if (seen.Add(owner)) next.Enqueue(owner);
            }
        }
        return false;
    }
}

/// <summary>A thread holds something of that kind, perhaps with others.</summary>
internal sealed record KnownHold(string Thread, string Kind, bool Shared);

/// <summary>A thread waits for something of that kind, which these hold or are; for an hour or without end.</summary>
internal sealed record KnownWait(string Thread, string Kind, string[] Owners, bool Timed);
