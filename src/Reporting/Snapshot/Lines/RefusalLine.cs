using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

internal static class RefusalLine
{
    public static void Write(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteNumberValue((int)refusal.Cause);
        json.WriteStringValue(refusal.What);
        json.WriteStringValue(refusal.Advice);
    }

    public static Refusal Read(ref Utf8JsonReader json) => new((RefusalCause)json.NextInt(), json.NextText(), json.NextText());
}
