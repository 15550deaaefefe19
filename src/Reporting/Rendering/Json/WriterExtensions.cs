using System.Text.Json;

namespace Hangdump.Reporting.Rendering.Json;

/// <summary>Arrays that are present even when empty, and absent facts as null.</summary>
internal static class WriterExtensions
{
    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items) write(json, item);
        json.WriteEndArray();
    }

    public static void WriteStrings(this Utf8JsonWriter json, string name, IReadOnlyList<string> items) =>
        json.WriteArray(name, items, static (json, item) => json.WriteStringValue(item));

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, Math.Round(number, 3));
        else json.WriteNull(name);
    }
}
