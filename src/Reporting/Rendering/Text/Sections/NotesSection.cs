namespace Hangdump.Reporting.Rendering.Text.Sections;

/// <summary>What was not looked at and what the runtime does not record, so that nobody takes silence for proof.</summary>
internal static class NotesSection
{
    public static void Write(ReportView view, Canvas canvas)
    {
        // An incomplete report has said it at the top.
        if (!view.Report.Source.Complete || view.Report.Source.Notes.Count == 0)
            return;
        canvas.Separate();
        canvas.Write(0, StyledLine.Of("NOTES", Style.Heading));
        foreach (var note in view.Report.Source.Notes)
            canvas.Write(2, StyledLine.Of(note), hang: 2);
    }
}
