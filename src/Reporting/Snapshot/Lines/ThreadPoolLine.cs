using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

internal static class ThreadPoolLine
{
    public static void Write(Utf8JsonWriter json, ThreadPoolSnapshot pool)
    {
        json.WriteNumberValue(pool.MinThreads);
        json.WriteNumberValue(pool.MaxThreads);
        json.WriteNumberValue(pool.Workers);
        json.WriteNumberValue(pool.Goal);
        json.WriteNumberValue(pool.QueuedItems);
    }

    public static ThreadPoolSnapshot Read(ref Utf8JsonReader json) => new()
    {
        MinThreads = json.NextInt(),
        MaxThreads = json.NextInt(),
        Workers = json.NextInt(),
        Goal = json.NextInt(),
        QueuedItems = json.NextInt(),
    };
}
