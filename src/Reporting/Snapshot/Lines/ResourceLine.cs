using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hangdump.Reporting.Snapshot.Lines;

internal static class ResourceLine
{
    public static void Write(Utf8JsonWriter json, Resource resource)
    {
        json.WriteStringValue(resource.Id);
        json.WriteNumberValue((int)resource.Kind);
        json.WriteStringValue(resource.Type);
        json.WriteOrNull(resource.Address);
        json.WriteStringValue(resource.Name);
        json.WriteItems(resource.Owners, PartyLine.WriteOwner);
        if (resource.Signallers is { } signallers) json.WriteItems(signallers, PartyLine.Write);
        else json.WriteNullValue();
        json.WriteBooleanValue(resource.IsAbandoned);
        json.WriteStringValue(resource.EndsBy);
        WriteDetails(json, resource.Details);
    }

    public static Resource Read(ref Utf8JsonReader json) => new()
    {
        Id = json.NextText(),
        Kind = (ResourceKind)json.NextInt(),
        Type = json.NextTextOrNull(),
        Address = json.NextAddressOrNull(),
        Name = json.NextTextOrNull(),
        Owners = json.NextItems(PartyLine.ReadOwner),
        Signallers = json.NextItemsOrNull(PartyLine.Read),
        IsAbandoned = json.NextBool(),
        EndsBy = json.NextTextOrNull(),
        Details = ReadDetails(ref json),
    };

    private static void WriteDetails(Utf8JsonWriter json, IReadOnlyDictionary<string, JsonNode?> details)
    {
        json.WriteStartObject();
        foreach (var (name, value) in details)
        {
            json.WritePropertyName(name);
            if (value is null) json.WriteNullValue();
            else value.WriteTo(json);
        }
        json.WriteEndObject();
    }

    private static Dictionary<string, JsonNode?> ReadDetails(ref Utf8JsonReader json)
    {
        Dictionary<string, JsonNode?> details = [];
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = json.GetString()!;
            json.Read();
            details[name] = json.TokenType switch
            {
                JsonTokenType.Number when json.TryGetInt32(out int count) => JsonValue.Create(count),
                JsonTokenType.Number when json.TryGetInt64(out long large) => JsonValue.Create(large),
                JsonTokenType.Number => JsonValue.Create(json.GetDouble()),
                JsonTokenType.True or JsonTokenType.False => JsonValue.Create(json.GetBoolean()),
                _ => JsonValue.Create(json.GetString()),
            };
        }
        return details;
    }
}
