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
        Initialisers = new Initialisers(index, Calls);
        Order = new OrderGraph(Encounters, index, Initialisers);
    }

    public CodeIndex Index { get; }

    public CallGraph Calls { get; }

    public Initialisers Initialisers { get; }

    /// <summary>Every acquisition while something is held.</summary>
    public IReadOnlyList<Encounter> Encounters { get; }

    public OrderGraph Order { get; }
}
