using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>Where on a stack a wait was recognised.</summary>
/// <param name="Index">Index of the recognised frame in the thread's frames.</param>
internal sealed record WaitSite(CaptureState State, CapturedThread Thread, int Index, WaitMethod Matched)
{
    public ClrMethod Method => Thread.Frames[Index].Method;

    /// <summary>
    /// The object that is waited for: a root of the recognised frame, else of those above it (what it is built of), else of its
    /// two nearest callers. Not valid where none is of the wanted type.
    /// </summary>
    public ClrObject FindRoot(Func<ClrObject, bool> isWanted)
    {
        ClrObject found = RootsAbove().FirstOrDefault(isWanted);
        return found.IsValid ? found : RootsBelow(depth: 2).FirstOrDefault(isWanted);
    }

    /// <summary>The roots of the recognised frame, then of those above it, which are what it is built of.</summary>
    public IEnumerable<ClrObject> RootsAbove()
    {
        for (int index = Index; index >= 0; index--)
        {
            foreach (ClrObject root in RootsOf(index)) yield return root;
        }
    }

    /// <summary>The roots of the recognised frame's callers, the nearest first.</summary>
    public IEnumerable<ClrObject> RootsBelow(int depth)
    {
        for (int index = Index + 1; index <= Index + depth && index < Thread.Frames.Count; index++)
        {
            foreach (ClrObject root in RootsOf(index)) yield return root;
        }
    }

    /// <summary>All different roots of one frame.</summary>
    public IEnumerable<ClrObject> RootsOf(int index) => Thread.RootsOf(index);
}
