using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text;

/// <summary>A line of a folded stack: a frame, or how many frames were folded away.</summary>
/// <param name="Frame">Null for a fold.</param>
/// <param name="Folded">How many frames the fold stands for; 0 for a frame.</param>
/// <param name="Period">After how many frames the folded ones repeat.</param>
internal sealed record StackLine(Frame? Frame, int Folded, int Period);

/// <summary>
/// Folds recursion: where the same frames follow each other again and again, the first round is shown and the others are counted.
/// Every frame is either shown or counted.
/// </summary>
internal static class StackFold
{
    /// <summary>The longest round that is recognised, for methods that call each other in turn.</summary>
    private const int LongestPeriod = 8;

    /// <summary>Fewer frames are not worth hiding.</summary>
    private const int Smallest = 4;

    public static List<StackLine> Fold(IReadOnlyList<Frame> frames)
    {
        var lines = new List<StackLine>();
        for (var at = 0; at < frames.Count;)
        {
            var (period, repeated) = Repetition(frames, at);
            for (var i = 0; i < period; i++)
                lines.Add(new StackLine(frames[at + i], 0, 0));
            if (repeated > 0)
                lines.Add(new StackLine(null, repeated, period));
            at += period + repeated;
        }

        return lines;
    }

    /// <summary>The shortest round that begins here, and how many frames of whole rounds follow the first.</summary>
    private static (int Period, int Repeated) Repetition(IReadOnlyList<Frame> frames, int start)
    {
        for (var period = 1; period <= LongestPeriod; period++)
        {
            var same = 0;
            while (start + period + same < frames.Count && frames[start + same] == frames[start + period + same])
                same++;
            var repeated = same - (same % period);
            if (repeated >= Math.Max(Smallest, 2 * period))
                return (period, repeated);
        }

        return (1, 0);
    }
}
