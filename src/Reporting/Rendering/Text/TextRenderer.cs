using Hangdump.Reporting.Rendering.Text.Sections;
using Hangdump.Reporting.Report;

namespace Hangdump.Reporting.Rendering.Text;

/// <summary>Writes a report for a person who needs to know quickly: what is wrong first, stacks last.</summary>
public static class TextRenderer
{
    /// <summary>The sections in their order. A new one is a file beside these and a line here.</summary>
    private static readonly Action<ReportView, Canvas>[] _sections =
    [
        HeaderSection.Write,
        FindingsSection.Write,
        WaitsSection.Write,
        ThreadPoolSection.Write,
        FlowsSection.Write,
        StacksSection.Write,
        NotesSection.Write,
    ];

    /// <exception cref="IOException">The writer cannot be written.</exception>
    public static void Render(ProcessReport report, TextWriter to, TextOptions options)
    {
        var view = new ReportView(report, options);
        var canvas = new Canvas(to, options.Width, options.UsesColor);
        foreach (var write in _sections)
            write(view, canvas);
    }
}
