using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>What must happen before one resource can be had.</summary>
/// <param name="Resource">Null for a flow's need of its thread, and for a resource that was not read.</param>
/// <param name="Parties">Who must act; empty where nobody is known, which blocks nothing.</param>
/// <param name="AnySuffices">Whether one of them is enough (a slot of a semaphore) or all are needed (the readers of a lock).</param>
/// <param name="IsOpen">Whether it can be had without any of them: a timer, a socket, somebody who was not found.</param>
internal sealed record Requirement(Resource? Resource, IReadOnlyList<Dependency> Parties, bool AnySuffices, bool IsOpen)
{
    /// <summary>A requirement of which nothing is known, so that nothing is claimed.</summary>
    public static Requirement Unknown(Resource? resource) => new(resource, [], true, true);

    /// <summary>Whether it can be met when exactly these parties act.</summary>
    /// <param name="certainOnly">Whether a dependency that is only possible counts as met.</param>
    public bool IsMet(bool[] acts, bool certainOnly)
    {
        if (IsOpen || Parties.Count == 0) return true;
        foreach (Dependency party in Parties)
        {
            bool met = acts[party.Target] || (certainOnly && party.Certainty == Certainty.Possible);
            if (met == AnySuffices) return met;
        }

        return !AnySuffices;
    }
}
