using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>A party that waits for something that only itself could give back or complete.</summary>
internal sealed class SelfDeadlock : IFindingKind
{
    public IEnumerable<Finding> Find(Situation situation) =>
        situation.Cycles.Where(cycle => cycle.Edges.Count == 1).Select(cycle => CycleFinding.Of(
            situation, FindingKind.SelfDeadlock, cycle, Summary(cycle.Edges[0], situation.Words), Advice(cycle.Edges[0], situation.Words)));

    private static string Summary(WaitEdge edge, Phrases words)
    {
        string seems = edge.Certainty == Certainty.Certain ? "" : ", as it seems,";
        return Sentence.Capitalized($"{words.Of(edge.From)} {words.Waits(edge.From.Wait!, edge.Resource)}{Phrases.In(edge.From)} and{seems} ")
            + edge.Resource!.Kind switch
            {
                ResourceKind.Thread => "is that thread itself",
                ResourceKind.Task => "is itself what completes that task",
                ResourceKind.ReaderWriterLock => "already holds it for reading",
                _ => "already holds it",
            };
    }

    private static string Advice(WaitEdge edge, Phrases words)
    {
        string name = words.NameOf(edge.Resource!);
        return edge.Resource!.Kind switch
        {
            ResourceKind.Semaphore => $"A semaphore is not reentrant: whoever enters {name} again waits for itself. Enter it once, in the outermost "
                + "method, and call inner methods that expect it to be held; or keep the inner call outside of it (HD1003).",
            ResourceKind.ReaderWriterLock => $"A read lock cannot become a write lock while it is held. Enter {name} in upgradeable mode "
                + "(EnterUpgradeableReadLock) before the decision to write, or leave the read lock first and check again (HD1004).",
            ResourceKind.Task => $"A task must not wait for itself: use await on what it needs, and do not block with Wait or Result on {name} inside of it (HD1009).",
            ResourceKind.Thread => "A thread must not join itself: Thread.Join belongs to the one who started it.",
            _ => $"{name} cannot be entered again by its holder: enter it once, in the outermost method (HD1003).",
        };
    }
}
