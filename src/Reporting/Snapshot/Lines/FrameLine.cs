using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

internal static class FrameLine
{
    public static void Write(Utf8JsonWriter json, Frame frame)
    {
        json.WriteStartArray();
        json.WriteStringValue(frame.Method);
        json.WriteStringValue(frame.Type);
        json.WriteStringValue(frame.Assembly);
        json.WriteStringValue(frame.File);
        json.WriteOrNull(frame.Line);
        json.WriteNumberValue((int)frame.Kind);
        json.WriteEndArray();
    }

    public static Frame Read(ref Utf8JsonReader json)
    {
        Frame frame = new()
        {
            Method = json.NextText(),
            Type = json.NextTextOrNull(),
            Assembly = json.NextTextOrNull(),
            File = json.NextTextOrNull(),
            Line = json.NextIntOrNull(),
            Kind = (FrameKind)json.NextInt(),
        };
        json.NextEnd();
        return frame;
    }
}
