using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Words;

/// <summary>How the report writes calls.</summary>
internal static class FrameWords
{
    /// <summary>Writes <c>at Bank.Transfer(Account, Account)   Bank.cs:43</c>. Calls outside the program are faint, and cut where it is narrow.</summary>
    public static void Write(Frame frame, int indent, Canvas canvas, ReportView view)
    {
        var location = view.Paths.Location(frame);
        if (!frame.IsUserCode)
            canvas.WriteCut(indent, StyledLine.Of(location is null ? $"at {frame.Method}" : $"at {frame.Method}   {location}", Style.Faint));
        else if (location is null)
            canvas.Write(indent, StyledLine.Of($"at {frame.Method}"));
        else
            canvas.WritePair(indent, StyledLine.Of($"at {frame.Method}"), StyledLine.Of(location, Style.Location));
    }

    /// <summary>The same within a line.</summary>
    public static void Add(StyledLine to, Frame frame, ReportView view)
    {
        to.Add($"at {frame.Method}");
        if (view.Paths.Location(frame) is { } location)
            to.Add(" ").Add(location, Style.Location);
    }
}
