using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

/// <summary>Parties, and the owners that they become.</summary>
internal static class PartyLine
{
    public static void Write(Utf8JsonWriter json, Party party)
    {
        json.WriteStartArray();
        json.WriteOrNull(party.Thread);
        json.WriteStringValue(party.Flow);
        json.WriteOrNull(party.Process);
        json.WriteOrNull(party.OsThread);
        json.WriteEndArray();
    }

    public static Party Read(ref Utf8JsonReader json)
    {
        Party party = new()
        {
            Thread = json.NextIntOrNull(),
            Flow = json.NextTextOrNull(),
            Process = json.NextIntOrNull(),
            OsThread = json.NextIntOrNull(),
        };
        json.NextEnd();
        return party;
    }

    public static void WriteOwner(Utf8JsonWriter json, Owner owner)
    {
        json.WriteStartArray();
        Write(json, owner.Party);
        json.WriteNumberValue((int)owner.Mode);
        json.WriteNumberValue((int)owner.Certainty);
        json.WriteEndArray();
    }

    public static Owner ReadOwner(ref Utf8JsonReader json)
    {
        json.Read();
        Owner owner = new(Read(ref json), (OwnershipMode)json.NextInt(), (Certainty)json.NextInt());
        json.NextEnd();
        return owner;
    }
}
