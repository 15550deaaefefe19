using System.Text.Json;

namespace Hangdump.Reporting.Snapshot;

/// <summary>Writes and reads snapshot items as lines of UTF-8 JSON.</summary>
public static class SnapshotLines
{
    /// <summary>Writes one item and its line end; the caller flushes.</summary>
    /// <exception cref="IOException">The reader has gone.</exception>
    public static void Write(Stream to, SnapshotItem item)
    {
        JsonSerializer.Serialize(to, item, SnapshotJson.Default.SnapshotItem);
        to.WriteByte((byte)'\n');
    }

    /// <summary>Reads the item of one line; null where the line was cut off.</summary>
    public static SnapshotItem? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SnapshotJson.Default.SnapshotItem);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
