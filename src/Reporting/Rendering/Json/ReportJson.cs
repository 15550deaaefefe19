using System.Text.Json;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Json;

/// <summary>The report as a whole, its properties in the order of the contract.</summary>
internal static class ReportJson
{
    public static void Write(Utf8JsonWriter json, ProcessReport report)
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", ProcessReport.SchemaVersion);
        WriteTool(json, report.Tool);
        json.WriteString("capturedAt", report.CapturedAt);
        WriteSource(json, report.Source);
        WriteProcess(json, report.Process);
        WriteThreadPool(json, report.ThreadPool);
        json.WriteArray("threads", report.Threads, PartyJson.WriteThread);
        json.WriteArray("flows", report.Flows, PartyJson.WriteFlow);
        json.WriteArray("resources", report.Resources, ResourceJson.Write);
        json.WriteArray("findings", report.Findings, FindingJson.Write);
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, ToolFacts tool)
    {
        json.WriteStartObject("tool");
        json.WriteString("name", tool.Name);
        json.WriteString("version", tool.Version);
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, SourceFacts source)
    {
        json.WriteStartObject("source");
        json.WriteString("kind", Words.Of(source.Kind));
        json.WriteString("method", Words.Of(source.Method));
        json.WriteBoolean("complete", source.Complete);
        json.WriteNumberOrNull("pauseMilliseconds", source.PauseMilliseconds);
        json.WriteArray("notes", source.Notes, static (json, note) => json.WriteStringValue(note));
        json.WriteEndObject();
    }

    private static void WriteProcess(Utf8JsonWriter json, ProcessFacts process)
    {
        json.WriteStartObject("process");
        json.WriteNumber("id", process.Id);
        json.WriteString("name", process.Name);
        json.WriteString("commandLine", process.CommandLine);
        json.WriteString("runtimeVersion", process.RuntimeVersion);
        json.WriteString("os", process.Os);
        json.WriteString("architecture", process.Architecture);
        json.WriteNumber("nativeThreads", process.NativeThreads);
        json.WriteEndObject();
    }

    private static void WriteThreadPool(Utf8JsonWriter json, ThreadPoolSnapshot? pool)
    {
        if (pool is null)
        {
            json.WriteNull("threadPool");
            return;
        }

        json.WriteStartObject("threadPool");
        json.WriteNumber("minThreads", pool.MinThreads);
        json.WriteNumber("maxThreads", pool.MaxThreads);
        json.WriteNumber("workers", pool.Workers);
        json.WriteNumber("goal", pool.Goal);
        json.WriteNumber("queuedItems", pool.QueuedItems);
        json.WriteEndObject();
    }
}
