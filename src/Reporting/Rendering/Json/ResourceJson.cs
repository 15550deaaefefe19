using System.Globalization;
using System.Text.Json;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Json;

/// <summary>What is held and waited for.</summary>
internal static class ResourceJson
{
    public static void Write(Utf8JsonWriter json, ReportedResource resource)
    {
        json.WriteStartObject();
        json.WriteString("id", resource.Id);
        json.WriteString("kind", Words.Of(resource.Kind));
        json.WriteString("type", resource.Type);
        json.WriteString("address", resource.Address is { } address ? "0x" + address.ToString("x", CultureInfo.InvariantCulture) : null);
        json.WriteString("name", resource.Name);
        json.WriteArray("owners", resource.Owners, WriteOwner);
        json.WriteArray("waiters", resource.Waiters, WriteWaiter);
        json.WriteString("endsBy", resource.EndsBy);
        WriteDetails(json, resource);
        json.WriteEndObject();
    }

    private static void WriteOwner(Utf8JsonWriter json, Owner owner)
    {
        json.WriteStartObject();
        PartyJson.WriteName(json, owner.Party);
        json.WriteString("mode", Words.Of(owner.Mode));
        json.WriteString("certainty", Words.Of(owner.Certainty));
        json.WriteEndObject();
    }

    private static void WriteWaiter(Utf8JsonWriter json, Party waiter)
    {
        json.WriteStartObject();
        PartyJson.WriteName(json, waiter);
        json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, ReportedResource resource)
    {
        json.WriteStartObject("details");
        foreach ((string name, System.Text.Json.Nodes.JsonNode? value) in resource.Details)
        {
            json.WritePropertyName(name);
            if (value is null) json.WriteNullValue();
            else value.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
