using Hangdump.Reporting.Rendering.Text;
using Hangdump.Reporting.Report;

namespace Hangdump.Reporting.Tests.Rendering.Text;

/// <summary>Renders hand-made hangs.</summary>
internal static class Texts
{
    public static string Text(this Hang hang, int? width = null, Stacks stacks = Stacks.All, bool color = false) =>
        Text(hang.Report(), new TextOptions { Width = width, Stacks = stacks, UsesColor = color });

    public static string Text(ProcessReport report, TextOptions options)
    {
        var writer = new StringWriter { NewLine = "\n" };
        TextRenderer.Render(report, writer, options);
        return writer.ToString();
    }

    /// <summary>The lines from one that begins with a title to the next empty line before a title.</summary>
    public static string Section(string text, string title)
    {
        var start = text.IndexOf("\n" + title, StringComparison.Ordinal) + 1;
        Assert.True(start > 0, $"no section {title} in:\n{text}");
        var end = start;
        do
            end = text.IndexOf("\n\n", end + 1, StringComparison.Ordinal);
        while (end >= 0 && end + 2 < text.Length && text[end + 2] == ' ');
        return end < 0 ? text[start..].TrimEnd('\n') : text[start..end];
    }
}
