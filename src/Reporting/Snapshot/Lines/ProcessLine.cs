using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

internal static class ProcessLine
{
    public static void Write(Utf8JsonWriter json, ProcessFacts process)
    {
        json.WriteNumberValue(process.Id);
        json.WriteStringValue(process.Name);
        json.WriteStringValue(process.CommandLine);
        json.WriteStringValue(process.RuntimeVersion);
        json.WriteStringValue(process.Os);
        json.WriteStringValue(process.Architecture);
        json.WriteNumberValue(process.NativeThreads);
    }

    public static ProcessFacts Read(ref Utf8JsonReader json) => new()
    {
        Id = json.NextInt(),
        Name = json.NextText(),
        CommandLine = json.NextTextOrNull(),
        RuntimeVersion = json.NextText(),
        Os = json.NextText(),
        Architecture = json.NextText(),
        NativeThreads = json.NextInt(),
    };
}
