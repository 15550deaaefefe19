using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

/// <summary>Values of a line that may be absent, and lists.</summary>
internal static class LineWriting
{
    public static void WriteOrNull(this Utf8JsonWriter json, int? value)
    {
        if (value is { } number) json.WriteNumberValue(number);
        else json.WriteNullValue();
    }

    public static void WriteOrNull(this Utf8JsonWriter json, ulong? value)
    {
        if (value is { } number) json.WriteNumberValue(number);
        else json.WriteNullValue();
    }

    public static void WriteOrNull(this Utf8JsonWriter json, double? value)
    {
        if (value is { } number) json.WriteNumberValue(number);
        else json.WriteNullValue();
    }

    public static void WriteOrNull(this Utf8JsonWriter json, bool? value)
    {
        if (value is { } answer) json.WriteBooleanValue(answer);
        else json.WriteNullValue();
    }

    public static void WriteItems<T>(this Utf8JsonWriter json, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        for (int i = 0; i < items.Count; i++)
            write(json, items[i]);
        json.WriteEndArray();
    }

    public static void WriteTexts(this Utf8JsonWriter json, IReadOnlyList<string> texts) =>
        json.WriteItems(texts, static (json, text) => json.WriteStringValue(text));
}
