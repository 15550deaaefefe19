using Hangdump.Analyzers.Graph;
using Hangdump.Analyzers.Summaries;

namespace Hangdump.Analyzers.Rules;

/// <summary>All that rules look at.</summary>
internal sealed class Situation
{
    public Situation(CodeIndex index)
    {
        Index = index;
        Calls = new CallGraph(index);
        Encounters = new Effects(index, Calls, new EntryLocks(index, Calls)).Run();
        Order = new OrderGraph(Encounters, index);
    }

    public CodeIndex Index { get; }

    public CallGraph Calls { get; }

    /// <summary>Every acquisition while something is held.</summary>
    public IReadOnlyList<Encounter> Encounters { get; }

    public OrderGraph Order { get; }
}
