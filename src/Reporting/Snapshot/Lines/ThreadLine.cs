using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

internal static class ThreadLine
{
    public static void Write(Utf8JsonWriter json, ThreadSnapshot thread)
    {
        json.WriteNumberValue(thread.Id);
        json.WriteOrNull(thread.OsId);
        json.WriteStringValue(thread.Name);
        json.WriteNumberValue((int)thread.Kind);
        json.WriteNumberValue((int)thread.State);
        WaitLine.WriteOrNull(json, thread.WaitsFor);
        json.WriteBooleanValue(thread.IsIdle);
        json.WriteItems(thread.Frames, FrameLine.Write);
        json.WriteNumberValue(thread.FramesOmitted);
    }

    public static ThreadSnapshot Read(ref Utf8JsonReader json) => new()
    {
        Id = json.NextInt(),
        OsId = json.NextIntOrNull(),
        Name = json.NextTextOrNull(),
        Kind = (ThreadKind)json.NextInt(),
        State = (ThreadState)json.NextInt(),
        WaitsFor = WaitLine.ReadOrNull(ref json),
        IsIdle = json.NextBool(),
        Frames = json.NextItems(FrameLine.Read),
        FramesOmitted = json.NextInt(),
    };
}
