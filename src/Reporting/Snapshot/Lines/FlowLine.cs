using System.Text.Json;

namespace Hangdump.Reporting.Snapshot.Lines;

internal static class FlowLine
{
    public static void Write(Utf8JsonWriter json, FlowSnapshot flow)
    {
        json.WriteStringValue(flow.Id);
        json.WriteStringValue(flow.Method);
        json.WriteNumberValue((int)flow.State);
        WaitLine.WriteOrNull(json, flow.WaitsFor);
        json.WriteItems(flow.Frames, FrameLine.Write);
        json.WriteOrNull(flow.ResumesOnThread);
    }

    public static FlowSnapshot Read(ref Utf8JsonReader json) => new()
    {
        Id = json.NextText(),
        Method = json.NextText(),
        State = (FlowState)json.NextInt(),
        WaitsFor = WaitLine.ReadOrNull(ref json),
        Frames = json.NextItems(FrameLine.Read),
        ResumesOnThread = json.NextIntOrNull(),
    };
}
