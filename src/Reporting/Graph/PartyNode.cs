using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>A party of the graph, and what must happen before it gets on.</summary>
internal sealed class PartyNode(int index, Party party)
{
    /// <summary>Place in the graph; also the canonical order: threads by id, flows, then whoever stands outside.</summary>
    public int Index { get; } = index;

    public Party Party { get; } = party;

    /// <summary>Nothing is known of it but that it has ended.</summary>
    public bool IsNobody => Party is { Thread: null, Flow: null, Process: null, OsThread: null };

    /// <summary>Null for a party that is no managed thread or was not read.</summary>
    public ThreadSnapshot? Thread { get; init; }

    public FlowSnapshot? Flow { get; init; }

    /// <summary>It has ended, and what it holds stays held.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether its wait ends by a time limit, or may do so because the limit is not known.</summary>
    public bool MayEndByItself { get; init; }

    /// <summary>How certain it is that the party waits, and without a limit.</summary>
    public Certainty WaitCertainty { get; init; }

    public Wait? Wait => Thread is { IsIdle: true } ? null : Thread is not null ? Thread.WaitsFor : Flow?.WaitsFor;

    /// <summary>One for each resource waited for.</summary>
    public IReadOnlyList<Requirement> Requirements { get; set; } = [];

    /// <summary>The thread that a flow needs besides.</summary>
    public Requirement? Resume { get; set; }

    /// <summary>Waits for resources, without a limit.</summary>
    public bool WaitsWithoutLimit => Requirements.Count > 0 && !MayEndByItself;

    /// <summary>Whether the party can get on when exactly these parties act.</summary>
    /// <param name="certainOnly">Whether what is only possible counts as no obstacle.</param>
    public bool CanAct(bool[] acts, bool certainOnly) =>
        !IsGone && WaitCanEnd(acts, certainOnly) && Resume?.IsMet(acts, certainOnly) is not false;

    private bool WaitCanEnd(bool[] acts, bool certainOnly)
    {
        if (!WaitsWithoutLimit || (certainOnly && WaitCertainty == Certainty.Possible)) return true;
        return IsHadWith(acts, certainOnly);
    }

    /// <summary>Whether nothing but a time limit lets the party get on when exactly these parties act.</summary>
    public bool IsHeldUp(bool[] acts) => !IsGone && !(IsHadWith(acts, certainOnly: false) && Resume?.IsMet(acts, certainOnly: false) is not false);

    /// <summary>Whether what it waits for can be had when exactly these parties act, its time limit left aside.</summary>
    public bool IsHadWith(bool[] acts, bool certainOnly)
    {
        if (Requirements.Count == 0) return true;
        bool allNeeded = Wait?.All == true;
        foreach (Requirement requirement in Requirements)
        {
            if (requirement.IsMet(acts, certainOnly) != allNeeded) return !allNeeded;
        }

        return allNeeded;
    }
}
