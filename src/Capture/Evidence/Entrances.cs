using Hangdump.Capture.Async;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Primitives;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Capture.Threads;

namespace Hangdump.Capture.Evidence;

/// <summary>
/// The wrappers through which threads and flows enter what they wait for: the program's methods nearest to the wait, as long as
/// they only enter. One that goes on to leave again does the whole business itself.
/// </summary>
internal sealed class Entrances(CaptureState state, SymbolResolver symbols)
{
    private static readonly string[] _leaving = ["Release", "Dispose", "Exit", "Unlock", "Leave", "Free", "Return"];

    private readonly Dictionary<ResourceEntry, HashSet<string>> _known = [];

    /// <summary>Whether a call, by its name, leaves something that was entered.</summary>
    public static bool IsLeaving(IlCall call) => Array.Exists(_leaving, verb => call.Method.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>Names of the wrappers.</summary>
    public IReadOnlySet<string> Of(ResourceEntry resource)
    {
        if (_known.TryGetValue(resource, out HashSet<string>? names)) return names;
        _known[resource] = names = [];
        foreach (CapturedThread thread in state.Threads)
        {
            if (thread.Wait?.Resources.Contains(resource) == true) names.UnionWith(Wrappers(thread));
        }

        foreach (CapturedFlow flow in state.Flows)
        {
            if (flow.Wait?.Resources.Contains(resource) == true) names.UnionWith(Wrappers(flow));
        }

        return names;
    }

    /// <summary>The method's own name, as calls of it bear it.</summary>
    public static string NameOf(FlowStep step, SymbolResolver symbols)
    {
        string name = step.Name(symbols);
        return name[(name.LastIndexOf('.') + 1)..];
    }

    private IEnumerable<string> Wrappers(CapturedThread thread)
    {
        foreach (CapturedFrame frame in thread.Frames)
        {
            if (Framework.Owns(frame.Method.Type)) continue;
            if (IlHistory.Of(CodePlace.WhereIs(frame)(symbols)) is not { } history) yield break;
            if (history.FromHere.Any(IsLeaving))
            {
                if (InlinedWrapper(history) is { } inlined) yield return inlined;
                yield break;
            }

            yield return frame.Method.Name ?? "";
        }
    }

    private IEnumerable<string> Wrappers(CapturedFlow flow)
    {
        foreach (FlowStep step in flow.Steps.Where(step => !step.IsFramework))
        {
            if (IlHistory.Of(step.Suspension(symbols)) is not { } history || history.FromHere.Any(IsLeaving)) yield break;
            yield return NameOf(step, symbols);
        }
    }

    /// <summary>In optimised code a wrapper may have no frame: then it is what its caller is about to come back from.</summary>
    private static string? InlinedWrapper(IlHistory history)
    {
        foreach (IlCall call in history.FromHere)
        {
            if (IsLeaving(call)) return null;
            IReadOnlyList<IlCall> inside = history.Inside(call);
            if (inside.Count > 0) return inside.Any(IsLeaving) ? null : call.Method;
        }

        return null;
    }
}
