using System.Runtime.CompilerServices;
using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Caching;

/// <summary>The findings of a compilation, made at the first request. Requests help with the reading of files instead of waiting.</summary>
internal sealed class Solutions
{
    private static readonly ConditionalWeakTable<Compilation, Solutions> _all = new();

    private readonly object _solving = new();
    private readonly Reading _reading;
    private Dictionary<SyntaxTree, List<Finding>>? _findings;

    private Solutions(Compilation compilation) => _reading = new Reading(compilation);

    /// <summary>Thread-safe.</summary>
    public static Solutions Of(Compilation compilation, CancellationToken cancelled)
    {
        Solutions solutions = _all.GetValue(compilation, key => new Solutions(key));
        solutions.Solve(cancelled);
        return solutions;
    }

    public IReadOnlyList<Finding> In(SyntaxTree tree) => _findings!.TryGetValue(tree, out List<Finding>? findings) ? findings : [];

    private void Solve(CancellationToken cancelled)
    {
        if (Volatile.Read(ref _findings) is not null) return;
        IReadOnlyList<TreeCode> trees = _reading.Help(cancelled);
        lock (_solving)
        {
            if (_findings is not null) return;
            Dictionary<SyntaxTree, List<Finding>> findings = [];
            if (trees.Any(tree => tree.Bodies.Exists(body => body.UsesLocks)))
            {
                Situation situation = Situation.Of(trees, Predecessors.Of(trees));
                Predecessors.Keep(trees, situation);
                foreach (Finding finding in RuleTable.All.SelectMany(rule => rule.Find(situation)))
                {
                    if (!findings.TryGetValue(finding.Site.Tree, out List<Finding>? list)) findings[finding.Site.Tree] = list = [];
                    list.Add(finding);
                }
            }

            Volatile.Write(ref _findings, findings);
        }
    }
}
