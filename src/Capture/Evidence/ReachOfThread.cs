using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Evidence;

/// <summary>
/// Whether a thread's stack leads to an object at all: through a few of the program's own objects, or through a static of a type
/// that it runs code of. What it cannot reach it cannot let go of either.
/// </summary>
internal sealed class ReachOfThread
{
    private const int MaxSteps = 3;
    private const int MaxObjects = 2_000;

    private readonly HashSet<ulong> _reached = [];
    private readonly HashSet<string> _types;
    private bool _isCut;

    /// <summary>Must be made while the image stands still.</summary>
    public ReachOfThread(CapturedThread thread)
    {
        _types = [.. thread.Frames.Select(frame => Outermost(frame.Method.Type?.Name ?? ""))];
        List<ClrObject> frontier = [.. thread.Roots.Select(root => root.Object).Where(root => _reached.Add(root.Address))];
        for (int step = 0; step < MaxSteps && !_isCut; step++) frontier = Follow(frontier);
    }

    /// <summary>True as well where there was too much to look at.</summary>
    /// <param name="field">A field that holds the object, if one is known.</param>
    public bool Includes(ClrObject target, ClrField? field) =>
        _isCut || _reached.Contains(target.Address)
        || (field is ClrStaticField { ContainingType.Name: { } name } && _types.Contains(Outermost(name)));

    private List<ClrObject> Follow(List<ClrObject> holders)
    {
        var next = new List<ClrObject>();
        foreach (ClrObject holder in holders)
        {
            if (holder.Type is not { IsFree: false, IsString: false, ContainsPointers: true } type || (!type.IsArray && Framework.Owns(type) && !Carriers.Includes(type)))
                continue;
            if (References.AreCut(holder))
            {
                _isCut = true;
                return [];
            }

            foreach (ClrObject value in holder.Objects())
            {
                if (!value.IsValid || !_reached.Add(value.Address)) continue;
                next.Add(value);
                if (_reached.Count >= MaxObjects)
                {
                    _isCut = true;
                    return [];
                }
            }
        }

        return next;
    }

    private static string Outermost(string type)
    {
        int end = type.IndexOf('+', StringComparison.Ordinal);
        return end < 0 ? type : type[..end];
    }
}
