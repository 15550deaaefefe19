using System.Text.Json;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Json;

/// <summary>Those who wait and hold: threads and flows, and the properties that name one.</summary>
internal static class PartyJson
{
    public static void WriteThread(Utf8JsonWriter json, ReportedThread thread)
    {
        json.WriteStartObject();
        json.WriteNumber("id", thread.Id);
        json.WriteNumberOrNull("osId", thread.OsId);
        json.WriteString("name", thread.Name);
        json.WriteString("kind", Words.Of(thread.Kind));
        json.WriteString("state", Words.Of(thread.State));
        json.WriteStrings("holds", thread.Holds);
        WriteWait(json, thread.WaitsFor);
        json.WriteNumber("framesOmitted", thread.FramesOmitted);
        json.WriteArray("frames", thread.Frames, WriteFrame);
        json.WriteEndObject();
    }

    public static void WriteFlow(Utf8JsonWriter json, ReportedFlow flow)
    {
        json.WriteStartObject();
        json.WriteString("id", flow.Id);
        json.WriteString("method", flow.Method);
        json.WriteString("state", Words.Of(flow.State));
        WriteWait(json, flow.WaitsFor);
        json.WriteStrings("holds", flow.Holds);
        json.WriteArray("frames", flow.Frames, WriteFrame);
        json.WriteEndObject();
    }

    /// <summary>Writes the properties that name a party into the present object.</summary>
    public static void WriteName(Utf8JsonWriter json, Party party)
    {
        if (party.Process is { } process) json.WriteNumber("process", process);
        if (party.Thread is { } thread) json.WriteNumber("thread", thread);
        if (party.Flow is { } flow) json.WriteString("flow", flow);
        if (party.OsThread is { } osThread) json.WriteNumber("osThread", osThread);
    }

    private static void WriteWait(Utf8JsonWriter json, Wait? wait)
    {
        if (wait is null)
        {
            json.WriteNull("waitsFor");
            return;
        }

        json.WriteStartObject("waitsFor");
        if (wait.All is { } all)
        {
            json.WriteStrings("resources", wait.Resources);
            json.WriteBoolean("all", all);
        }
        else
        {
            json.WriteString("resource", wait.Resources.Count > 0 ? wait.Resources[0] : null);
        }

        json.WriteString("operation", Words.Of(wait.Operation));
        json.WriteNumberOrNull("timeoutMilliseconds", wait.TimeoutMilliseconds);
        json.WriteString("certainty", Words.Of(wait.Certainty));
        json.WriteString("detail", wait.Detail);
        json.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter json, Frame frame)
    {
        json.WriteStartObject();
        json.WriteString("method", frame.Method);
        json.WriteString("type", frame.Type);
        json.WriteString("assembly", frame.Assembly);
        json.WriteString("file", frame.File);
        json.WriteNumberOrNull("line", frame.Line);
        json.WriteString("kind", Words.Of(frame.Kind));
        json.WriteEndObject();
    }
}
