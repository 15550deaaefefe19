using System.Text.Json;
using Hangdump.Reporting.Report;

namespace Hangdump.Reporting.Rendering.Json;

/// <summary>Writes a report as the JSON of <c>docs/schema/hangdump-1.json</c>, with a final line end.</summary>
public static class JsonRenderer
{
    private static readonly JsonWriterOptions _line = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions _document = _line with { Indented = true };

    /// <summary>One report a document, indented.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Render(ProcessReport report, Stream to) => Render(report, to, _document);

    /// <summary>One report a line.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void RenderLine(ProcessReport report, Stream to) => Render(report, to, _line);

    private static void Render(ProcessReport report, Stream to, JsonWriterOptions layout)
    {
        using (var json = new Utf8JsonWriter(to, layout)) ReportJson.Write(json, report);
        to.WriteByte((byte)'\n');
    }
}
