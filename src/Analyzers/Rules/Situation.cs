using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Graph;
using Hangdump.Analyzers.Summaries;

namespace Hangdump.Analyzers.Rules;

/// <summary>All that rules look at.</summary>
internal sealed class Situation
{
    private Situation(CodeIndex index)
    {
        Index = index;
        Calls = new CallGraph(index);
        Encounters = new Effects(index, Calls, new EntryLocks(index, Calls)).Run();
        Initialisers = new Initialisers(index, Calls);
        Order = new OrderGraph(Encounters, index, Initialisers, new UsualLocks(index, Calls));
    }

    /// <param name="files">All files of a compilation.</param>
    /// <param name="before">The situation before some of them were edited; null where there was none.</param>
    public static Situation Of(IReadOnlyList<TreeCode> files, (CodeIndex Index, CallGraph Calls)? before) =>
        new(before?.Index.After(files, before.Value.Calls) ?? new CodeIndex(files));

    public CodeIndex Index { get; }

    public CallGraph Calls { get; }

    public Initialisers Initialisers { get; }

    /// <summary>Every acquisition while something is held.</summary>
    public IReadOnlyList<Encounter> Encounters { get; }

    public OrderGraph Order { get; }
}
