namespace Hangdump.Reporting.Rendering.Text.Sections;

/// <summary>What was not looked at and what the runtime does not record, so that nobody takes silence for proof.</summary>
internal static class NotesSection
{
    private const string Always = "Async flows that no blocked stack, queue or semaphore leads to, locks of native code and spin locks are not looked at.";

    public static void Write(ReportView view, Canvas canvas)
    {
        // An incomplete report has said it at the top.
        var notes = view.Report.Source.Complete ? view.Report.Source.Notes : [];
        canvas.Separate();
        canvas.Write(0, StyledLine.Of("NOT LOOKED AT, NOT RECORDED", Style.Heading));
        foreach (var note in notes)
            canvas.Write(2, StyledLine.Of(note), hang: 2);
        canvas.Write(2, StyledLine.Of(Always), hang: 2);
    }
}
