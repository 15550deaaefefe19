using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// Recognises on a stack the primitive that its thread waits for.
/// <para>
/// Contract: from the top frame down, as long as frames belong to the implementation of waiting, the method of the highest
/// level names the wait; of equals the lower frame, which is the one that the program called. The first frame that is neither
/// ends the search, so that a wait on top is never taken for one further down (a lock wanted by a task that another wait runs
/// inline).
/// </para>
/// </summary>
internal sealed class WaitFinder
{
    private readonly Dictionary<string, List<(WaitMethod Method, IPrimitive Primitive)>> _byType = [];
    private readonly Dictionary<ulong, FrameRole> _roles = [];

    public WaitFinder(IEnumerable<IPrimitive> primitives)
    {
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
        (int Index, WaitMethod Method, IPrimitive Primitive)? best = null;
        for (int index = 0; index < thread.Frames.Count; index++)
        {
            FrameRole role = RoleOf(thread.Frames[index].Method);
            if (role.Primitive is { } primitive)
            {
                if (best is null || role.Method.Level >= best.Value.Method.Level) best = (index, role.Method, primitive);
            }
            else if (!role.IsImplementation)
            {
                break;
            }
        }

        return best is { } site ? site.Primitive.ReadWait(new WaitSite(state, thread, site.Index, site.Method)) : null;
    }

    private FrameRole RoleOf(ClrMethod method)
    {
        if (_roles.TryGetValue(method.MethodDesc, out FrameRole role)) return role;
        string type = WithoutTypeArguments(method.Type?.Name ?? "");
        string name = method.Name ?? "";
        role = new FrameRole(WaitImplementation.Includes(type, name), default, null);
        if (_byType.TryGetValue(type, out var methods))
        {
            foreach ((WaitMethod candidate, IPrimitive primitive) in methods)
            {
                if (Begins(name, candidate.Name) && (role.Primitive is null || candidate.Level > role.Method.Level))
                    role = new FrameRole(true, candidate, primitive);
            }
        }

        return _roles[method.MethodDesc] = role;
    }

    private static bool Begins(string name, string beginning) =>
        name.StartsWith(beginning, StringComparison.Ordinal)
        || (name.StartsWith('<') && name.AsSpan(1).StartsWith(beginning, StringComparison.Ordinal));

    private static string WithoutTypeArguments(string type)
    {
        int end = type.AsSpan().IndexOfAny('<', '`');
        return end > 0 ? type[..end] : type;
    }

    private readonly record struct FrameRole(bool IsImplementation, WaitMethod Method, IPrimitive? Primitive);
}
