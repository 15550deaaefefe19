using System.Text.Encodings.Web;
using System.Text.Json;
using Hangdump.Reporting.Snapshot.Lines;

namespace Hangdump.Reporting.Snapshot;

/// <summary>
/// Writes and reads snapshot items as lines of UTF-8 JSON: an array of the item's tag and its values in a fixed order. Both ends are
/// always of one version. By hand, because a serializer costs each of the two short-lived processes most of its start-up.
/// </summary>
public static class SnapshotLines
{
    // Nobody reads the lines but a parser.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes one item and its line end; the caller flushes.</summary>
    /// <exception cref="IOException">The reader has gone.</exception>
    public static void Write(Stream to, SnapshotItem item)
    {
        using (Utf8JsonWriter json = new(to, _options))
        {
            json.WriteStartArray();
            switch (item)
            {
                case ProcessFacts process: json.WriteNumberValue((int)Tag.Process); ProcessLine.Write(json, process); break;
                case ThreadSnapshot thread: json.WriteNumberValue((int)Tag.Thread); ThreadLine.Write(json, thread); break;
                case FlowSnapshot flow: json.WriteNumberValue((int)Tag.Flow); FlowLine.Write(json, flow); break;
                case Resource resource: json.WriteNumberValue((int)Tag.Resource); ResourceLine.Write(json, resource); break;
                case ThreadPoolSnapshot pool: json.WriteNumberValue((int)Tag.ThreadPool); ThreadPoolLine.Write(json, pool); break;
                case SourceFacts source: json.WriteNumberValue((int)Tag.Source); SourceLine.Write(json, source); break;
                case Refusal refusal: json.WriteNumberValue((int)Tag.Refusal); RefusalLine.Write(json, refusal); break;
            }
            json.WriteEndArray();
        }
        to.WriteByte((byte)'\n');
    }

    /// <summary>Reads the item of one line; null where the line was cut off.</summary>
    public static SnapshotItem? Parse(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader json = new(line);
        try
        {
            json.Read();
            SnapshotItem? item = (Tag)json.NextInt() switch
            {
                Tag.Process => ProcessLine.Read(ref json),
                Tag.Thread => ThreadLine.Read(ref json),
                Tag.Flow => FlowLine.Read(ref json),
                Tag.Resource => ResourceLine.Read(ref json),
                Tag.ThreadPool => ThreadPoolLine.Read(ref json),
                Tag.Source => SourceLine.Read(ref json),
                Tag.Refusal => RefusalLine.Read(ref json),
                _ => null,
            };
            json.NextEnd();
            return item;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private enum Tag { Process, Thread, Flow, Resource, ThreadPool, Source, Refusal }
}
