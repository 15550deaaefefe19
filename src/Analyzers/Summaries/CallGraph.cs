using Hangdump.Analyzers.Code;

namespace Hangdump.Analyzers.Summaries;

/// <summary>Who calls whom, and under which locks.</summary>
internal sealed class CallGraph
{
    private readonly Dictionary<Body, List<CallSite>> _callers = [];
    private readonly Dictionary<string, List<CallSite>> _wide = [];
    private readonly CodeIndex _index;

    public CallGraph(CodeIndex index)
    {
        _index = index;
        HashSet<Body> underLocks = [];
        foreach (Body body in index.Bodies)
        {
            foreach (Step step in index.FlowOf(body).Steps)
            {
                if (step.Call is null) continue;
                if (step.Targets.Count == 0 && step.Call.Kind == CallKind.Virtual) Add(_wide, step.Call.Target, new CallSite(body, step, Ambiguity: CodeIndex.MostTargets));
                foreach (Body target in step.Targets)
                {
                    Add(_callers, target, new CallSite(body, step, step.Targets.Count - 1));
                    if (step.Held.Count > 0) underLocks.Add(target);
                }
            }
        }

        ReachedUnderLocks = Reach(underLocks, index);
    }

    /// <summary>Bodies that some body calls, directly or not, while it holds a lock.</summary>
    public HashSet<Body> ReachedUnderLocks { get; }

    public IReadOnlyList<CallSite> CallersOf(Body body) => _callers.TryGetValue(body, out List<CallSite>? callers) ? callers : [];

    /// <summary>Those too that may run so many other bodies that nothing is concluded from it.</summary>
    public IEnumerable<CallSite> PossibleCallersOf(Body body) =>
        CallersOf(body).Concat(_index.Relations.DeclarationsOf(body.Id).Append(body.Id).SelectMany(id => _wide.TryGetValue(id, out List<CallSite>? sites) ? sites : []));

    private static void Add<TKey>(Dictionary<TKey, List<CallSite>> sites, TKey key, CallSite site)
    {
        if (!sites.TryGetValue(key, out List<CallSite>? list)) sites[key] = list = [];
        list.Add(site);
    }

    private static HashSet<Body> Reach(HashSet<Body> start, CodeIndex index)
    {
        HashSet<Body> reached = [.. start];
        Queue<Body> next = new(start);
        while (next.Count > 0)
        {
            foreach (Step step in index.FlowOf(next.Dequeue()).Steps)
            {
                foreach (Body target in step.Targets)
                    if (reached.Add(target)) next.Enqueue(target);
            }
        }

        return reached;
    }
}

/// <summary>A call seen from the called body.</summary>
/// <param name="Ambiguity">How many other bodies it may run instead.</param>
internal readonly record struct CallSite(Body Caller, Step Step, int Ambiguity);
