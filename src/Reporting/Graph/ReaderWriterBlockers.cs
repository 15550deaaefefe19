using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>
/// Who keeps a thread out of a reader-writer lock, after the source of <c>ReaderWriterLockSlim</c>: a writer needs it empty, an
/// upgrade needs the other readers gone, a reader waits for the writer and for every waiting writer.
/// </summary>
internal sealed class ReaderWriterBlockers(GraphBuilder graph)
{
    public IReadOnlyList<Dependency> Of(Resource resource, PartyNode waiter, Wait wait)
    {
        var blockers = new List<Dependency>();
        foreach (Owner owner in resource.Owners)
        {
            PartyNode node = graph.NodeOf(owner.Party);
            if (Conflicts(owner.Mode, wait.Operation, isOwn: node == waiter))
                blockers.Add(new Dependency(node.Index, DependencyKind.Owner, owner.Certainty));
        }

        if (resource.Owners.Count == 0 && resource.IsAbandoned)
            blockers.Add(new Dependency(graph.AddUnknownGone().Index, DependencyKind.Owner, Certainty.Certain));
        // Who reads already may read again.
        if (!IsWriting(wait.Operation) && !resource.Owners.Any(owner => owner.Party == waiter.Party) && WaitingWriter(resource, waiter) is { } writer)
            blockers.Add(new Dependency(writer.Index, DependencyKind.HeldOff, writer.WaitCertainty));
        return blockers;
    }

    private static bool Conflicts(OwnershipMode held, Operation wanted, bool isOwn) => wanted switch
    {
        Operation.Read => held == OwnershipMode.Exclusive && !isOwn,
        Operation.Upgrade => !isOwn,
        Operation.Write => !isOwn || held == OwnershipMode.Read,
        _ => held != OwnershipMode.Read && !isOwn,
    };

    private static bool IsWriting(Operation operation) => operation is Operation.Write or Operation.Upgrade;

    /// <summary>
    /// The first waiting writer without a limit. One stands for all: they need the same owners gone, so all are stuck or none; one
    /// with a limit gives up and lets the readers in.
    /// </summary>
    private PartyNode? WaitingWriter(Resource resource, PartyNode reader) => graph.WaitersOf(resource).FirstOrDefault(waiter =>
        waiter != reader && !waiter.MayEndByItself && IsWriting(waiter.Wait!.Operation) && waiter.Wait.All is null);
}
