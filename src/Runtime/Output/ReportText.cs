using System.Text;
using Hangdump.Reporting.Rendering.Json;
using Hangdump.Reporting.Rendering.Text;
using Hangdump.Reporting.Report;

namespace Hangdump.Runtime.Output;

/// <summary>Reports in the two forms that are written.</summary>
internal static class ReportText
{
    public static string Of(ProcessReport report)
    {
        using StringWriter text = new() { NewLine = "\n" };
        TextRenderer.Render(report, text, new TextOptions());
        return text.ToString();
    }

    public static string JsonOf(ProcessReport report)
    {
        using MemoryStream json = new();
        JsonRenderer.RenderLine(report, json);
        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length).TrimEnd('\n');
    }
}
