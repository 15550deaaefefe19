using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

internal static class SourceLine
{
    public static void Write(Utf8JsonWriter json, SourceFacts source)
    {
        json.WriteNumberValue((int)source.Kind);
        json.WriteNumberValue((int)source.Method);
        json.WriteBooleanValue(source.Complete);
        json.WriteOrNull(source.PauseMilliseconds);
        json.WriteTexts(source.Notes);
    }

    public static SourceFacts Read(ref Utf8JsonReader json) => new()
    {
        Kind = (SourceKind)json.NextInt(),
        Method = (ReadMethod)json.NextInt(),
        Complete = json.NextBool(),
        PauseMilliseconds = json.NextDoubleOrNull(),
        Notes = json.NextTexts(),
    };
}
