using System.Globalization;
using System.Text;
using System.Text.Json;
using Hangdump.Reporting.Report;
using Hangdump.Runtime.Output;

namespace Hangdump.Runtime.Watching;

/// <summary>Tells what was found: to the output, then to the application. Nothing that these throw or do gets further.</summary>
internal sealed class Announcer(HangWatchOptions options) : IDisposable
{
    private readonly IReportOutput? _output = Outputs.Of(options.Output);

    public void Announce(HangReport report)
    {
        _output?.Write(options.Format == ReportFormat.Json
            ? report.ToJson() + "\n"
            : $"hangdump: this process hangs: {string.Join(", ", report.Findings.Select(finding => finding.Summary))}\n\n{report}\n");
        Call(options.OnReport, report);
    }

    public void Announce(HangResolution resolution)
    {
        _output?.Write(options.Format == ReportFormat.Json
            ? JsonOf(resolution)
            : string.Create(CultureInfo.InvariantCulture, $"hangdump: resolved after {resolution.After.TotalSeconds:0.0} s: {resolution.Finding.Summary}\n"));
        Call(options.OnResolved, resolution);
    }

    public void Dispose() => _output?.Dispose();

    private static string JsonOf(HangResolution resolution)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteString("schemaVersion", ProcessReport.SchemaVersion);
            json.WriteString("resolved", resolution.Finding.Id);
            json.WriteNumber("afterMilliseconds", (long)resolution.After.TotalMilliseconds);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length) + "\n";
    }

    private static void Call<T>(Action<T>? callback, T what)
    {
        try
        {
            callback?.Invoke(what);
        }
        catch (Exception exception)
        {
            Complaint.Write($"the application's handler of a report failed: {exception.GetType().Name}: {exception.Message}");
        }
    }
}
