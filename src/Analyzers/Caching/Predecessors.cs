using System.Runtime.CompilerServices;
using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Rules;
using Hangdump.Analyzers.Summaries;

namespace Hangdump.Analyzers.Caching;

/// <summary>
/// What was found of a compilation, for the one that an editor makes of it at the next key. It is kept as long as its files are: with
/// the first and the last of them, of which one is not the file that is edited. Thread-safe.
/// </summary>
internal static class Predecessors
{
    private static readonly ConditionalWeakTable<TreeCode, Predecessor> _all = new();

    /// <summary>Null where there is none.</summary>
    public static (CodeIndex, CallGraph)? Of(IReadOnlyList<TreeCode> files) => Find(files[0]) ?? Find(files[files.Count - 1]);

    public static void Keep(IReadOnlyList<TreeCode> files, Situation situation)
    {
        Predecessor predecessor = new() { Found = (situation.Index, situation.Calls) };
        foreach (TreeCode file in (TreeCode[])[files[0], files[files.Count - 1]]) _all.GetValue(file, _ => predecessor).Found = predecessor.Found;
    }

    private static (CodeIndex, CallGraph)? Find(TreeCode file) => _all.TryGetValue(file, out Predecessor? predecessor) ? predecessor.Found : null;

    private sealed class Predecessor
    {
        private Tuple<CodeIndex, CallGraph>? _found;

        public (CodeIndex Index, CallGraph Calls)? Found
        {
            get => Volatile.Read(ref _found) is { } found ? (found.Item1, found.Item2) : null;
            set => Volatile.Write(ref _found, value is { } found ? Tuple.Create(found.Index, found.Calls) : null);
        }
    }
}
