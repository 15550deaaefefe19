using System.Text.Json;
using Hangdump.Reporting.Report;

namespace Hangdump.Reporting.Rendering.Json;

/// <summary>Writes a report as the JSON of <c>docs/schema/hangdump-1.json</c>, one report a document, indented, with a final line end.</summary>
public static class JsonRenderer
{
    private static readonly JsonWriterOptions _layout = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Render(ProcessReport report, Stream to)
    {
        using (var json = new Utf8JsonWriter(to, _layout)) ReportJson.Write(json, report);
        to.WriteByte((byte)'\n');
    }
}
