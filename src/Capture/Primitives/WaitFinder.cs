using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// Recognises on a stack the primitive that its thread waits for.
/// <para>
/// Contract: from the top frame down, as long as frames belong to the implementation of waiting, the method of the highest
/// level names the wait; of equals the lower frame, which is the one that the program called; where its primitive says that the
/// frame means something else, the next best. The first frame that is neither ends the search, so that a wait on top is never
/// taken for one further down (a lock wanted by a task that another wait runs inline).
/// </para>
/// </summary>
internal sealed class WaitFinder
{
    private readonly IReadOnlyList<IUnnamedWait> _unnamed;
    private readonly Dictionary<string, List<(WaitMethod Method, IPrimitive Primitive)>> _byType = [];
    private readonly Dictionary<ulong, FrameRole> _roles = [];

    public WaitFinder(IEnumerable<IPrimitive> primitives, IReadOnlyList<IUnnamedWait> unnamed)
    {
        _unnamed = unnamed;
        foreach (IPrimitive primitive in primitives)
        {
            foreach (WaitMethod method in primitive.WaitMethods)
            {
                if (!_byType.TryGetValue(method.Type, out var methods)) _byType[method.Type] = methods = [];
                methods.Add((method, primitive));
            }
        }
    }

    /// <summary>The wait of a thread; null when it waits in no known primitive.</summary>
    public ThreadWait? Find(CaptureState state, CapturedThread thread)
    {
        if (thread is { Frames: [], Kind: not (ThreadKind.User or ThreadKind.ThreadPool) }) return ThreadWait.Idle;
        foreach ((int index, WaitMethod method, IPrimitive primitive) in Candidates(thread))
        {
            if (primitive.ReadWait(new WaitSite(state, thread, index, method)) is { } wait) return WaitLimit.Complete(wait, thread, state);
        }

        foreach (IUnnamedWait unnamed in _unnamed)
        {
            if (unnamed.ReadWait(thread, state) is { } wait) return wait;
        }

        return null;
    }

    /// <summary>Best first.</summary>
    private List<(int Index, WaitMethod Method, IPrimitive Primitive)> Candidates(CapturedThread thread)
    {
        var found = new List<(int Index, WaitMethod Method, IPrimitive Primitive)>();
        for (int index = 0; index < thread.Frames.Count; index++)
        {
            FrameRole role = RoleOf(thread.Frames[index].Method);
            if (!role.IsImplementation) break;
            foreach ((WaitMethod method, IPrimitive primitive) in role.Primitives)
            {
                int better = found.FindIndex(other => other.Method.Level < method.Level || (other.Method.Level == method.Level && other.Index < index));
                found.Insert(better < 0 ? found.Count : better, (index, method, primitive));
            }
        }

        return found;
    }

    private FrameRole RoleOf(ClrMethod method)
    {
        if (_roles.TryGetValue(method.MethodDesc, out FrameRole role)) return role;
        string type = WithoutTypeArguments(method.Type?.Name ?? "");
        string name = method.Name ?? "";
        var primitives = _byType.TryGetValue(type, out var methods)
            ? methods.FindAll(candidate => Begins(name, candidate.Method.Name))
            : [];
        return _roles[method.MethodDesc] = new FrameRole(primitives.Count > 0 || WaitImplementation.Includes(type, name), primitives);
    }

    private static bool Begins(string name, string beginning) =>
        name.StartsWith(beginning, StringComparison.Ordinal)
        || (name.StartsWith('<') && name.AsSpan(1).StartsWith(beginning, StringComparison.Ordinal));

    private static string WithoutTypeArguments(string type)
    {
        int end = type.AsSpan().IndexOfAny('<', '`');
        return end > 0 ? type[..end] : type;
    }

    private readonly record struct FrameRole(bool IsImplementation, List<(WaitMethod Method, IPrimitive Primitive)> Primitives);
}
