using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

/// <summary>
/// Takes the next value of a line. A value of another kind than expected is an <see cref="InvalidOperationException"/>, the end of a
/// line that was cut off a <see cref="JsonException"/>.
/// </summary>
internal static class LineReading
{
    /// <summary>Reads an item whose first token is the current one.</summary>
    public delegate T Item<out T>(ref Utf8JsonReader json);

    public static string NextText(this ref Utf8JsonReader json) => json.NextTextOrNull() ?? throw new JsonException();

    public static string? NextTextOrNull(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString();
    }

    public static int NextInt(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt32();
    }

    public static int? NextIntOrNull(this ref Utf8JsonReader json) => json.NextIsNull() ? null : json.GetInt32();

    public static ulong? NextAddressOrNull(this ref Utf8JsonReader json) => json.NextIsNull() ? null : json.GetUInt64();

    public static double? NextDoubleOrNull(this ref Utf8JsonReader json) => json.NextIsNull() ? null : json.GetDouble();

    public static bool NextBool(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetBoolean();
    }

    public static bool? NextBoolOrNull(this ref Utf8JsonReader json) => json.NextIsNull() ? null : json.GetBoolean();

    public static IReadOnlyList<T> NextItems<T>(this ref Utf8JsonReader json, Item<T> read) => json.NextItemsOrNull(read) ?? throw new JsonException();

    public static IReadOnlyList<T>? NextItemsOrNull<T>(this ref Utf8JsonReader json, Item<T> read)
    {
        if (json.NextIsNull())
            return null;
        if (json.TokenType != JsonTokenType.StartArray)
            throw new JsonException();
        T[] items = [];
        int count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (count == items.Length)
                Array.Resize(ref items, Math.Max(4, count * 2));
            items[count++] = read(ref json);
        }
        Array.Resize(ref items, count);
        return items;
    }

    public static IReadOnlyList<string> NextTexts(this ref Utf8JsonReader json) =>
        json.NextItems(static (ref Utf8JsonReader json) => json.GetString() ?? throw new JsonException());

    /// <summary>Moves to the next value and says whether it is absent.</summary>
    public static bool NextIsNull(this ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.Null;

    /// <summary>Leaves the current array, of which everything has been read.</summary>
    public static void NextEnd(this ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.EndArray)
            throw new JsonException();
    }
}
