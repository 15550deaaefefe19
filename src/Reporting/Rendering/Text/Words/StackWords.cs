using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Words;

/// <summary>How the report writes stacks: top first, recursion folded.</summary>
internal static class StackWords
{
    public static void Write(IReadOnlyList<Frame> frames, int omitted, Canvas canvas, ReportView view)
    {
        foreach (var line in StackFold.Fold(frames))
        {
            if (line.Frame is { } frame)
                FrameWords.Write(frame, 4, canvas, view);
            else
                canvas.Write(4, StyledLine.Of($"… {Numbers.Grouped(line.Folded)} more of the same{(line.Period > 1 ? $" {Numbers.Plain(line.Period)} calls" : "")}"));
        }

        if (omitted > 0)
            canvas.Write(4, StyledLine.Of($"… {Numbers.Count(omitted, "frame")} more, which were not read"));
    }
}
