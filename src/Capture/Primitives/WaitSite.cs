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
        for (int index = Index; index >= 0; index--)
        {
            if (RootOf(index, isWanted) is { IsValid: true } found) return found;
        }

        for (int index = Index + 1; index <= Index + 2 && index < Thread.Frames.Count; index++)
        {
            if (RootOf(index, isWanted) is { IsValid: true } found) return found;
        }

        return default;
    }

    /// <summary>All different roots of one frame.</summary>
    public IEnumerable<ClrObject> RootsOf(int index) => Thread.RootsOf(index);

    private ClrObject RootOf(int index, Func<ClrObject, bool> isWanted) => RootsOf(index).FirstOrDefault(isWanted);
}
