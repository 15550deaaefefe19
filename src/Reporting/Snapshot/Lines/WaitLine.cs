using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

internal static class WaitLine
{
    public static void WriteOrNull(Utf8JsonWriter json, Wait? wait)
    {
        if (wait is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        json.WriteNumberValue((int)wait.Operation);
        json.WriteTexts(wait.Resources);
        json.WriteOrNull(wait.All);
        json.WriteOrNull(wait.TimeoutMilliseconds);
        json.WriteBooleanValue(wait.IsLimited);
        json.WriteNumberValue((int)wait.Certainty);
        json.WriteBooleanValue(wait.Pulsed);
        json.WriteStringValue(wait.Detail);
        json.WriteEndArray();
    }

    public static Wait? ReadOrNull(ref Utf8JsonReader json)
    {
        if (json.NextIsNull())
            return null;
        Wait wait = new()
        {
            Operation = (Operation)json.NextInt(),
            Resources = json.NextTexts(),
            All = json.NextBoolOrNull(),
            TimeoutMilliseconds = json.NextIntOrNull(),
            IsLimited = json.NextBool(),
            Certainty = (Certainty)json.NextInt(),
            Pulsed = json.NextBool(),
            Detail = json.NextTextOrNull(),
        };
        json.NextEnd();
        return wait;
    }
}
