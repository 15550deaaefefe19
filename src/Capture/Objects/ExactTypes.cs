using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// The instantiations that shared code of a generic type runs for. Its frames know only the type that stands for all of them,
/// which has no statics; a static method is handed the method table of its own, and keeps it among the words of its frame.
/// </summary>
internal static class ExactTypes
{
    private const string Shared = "System.__Canon";

    /// <summary>Where a method table points to the one that stands for its instantiations, and the mark of that pointer.</summary>
    private const int CanonicalOffset = 0x28;
    private const ulong CanonicalMark = 1;

    public static bool IsShared(ClrType? type) => type?.Name?.Contains(Shared, StringComparison.Ordinal) == true;

    /// <summary>Each word is asked for its canonical type before the DAC sees it: unchecked words crash it.</summary>
    public static IEnumerable<ClrType> Of(CapturedThread thread, int frame, CaptureContext context)
    {
        ulong canonical = thread.Frames[frame].Method.Type?.MethodTable ?? 0;
        if (canonical == 0) yield break;
        foreach (ulong word in StackWords.Below(thread, frame, context).Distinct())
        {
            if (word % sizeof(ulong) != 0 || !context.Memory.ReadPointer(word + CanonicalOffset, out ulong mark) || mark != (canonical | CanonicalMark)) continue;
            if (context.Runtime.GetTypeByMethodTable(word) is { } exact) yield return exact;
        }
    }
}
