using Hangdump.Harness.Reports;

namespace Hangdump.Harness.Contract;

/// <summary>A thread or flow, whatever record names it; default where neither is named.</summary>
internal readonly record struct PartyKey(int? Thread, string? Flow)
{
    public static PartyKey Of(ReportThread thread) => new(thread.Id, null);

    public static PartyKey Of(ReportFlow flow) => new(null, flow.Id);

    public static PartyKey Of(ReportOwner owner) => owner.Process is null ? new(owner.Thread, owner.Flow) : default;

    public static PartyKey Of(ReportParty party) => new(party.Thread, party.Flow);

    public static PartyKey Of(ReportStep step) => new(step.Thread, step.Flow);

    /// <summary>Everybody in the report, with what they hold and wait for.</summary>
    public static Dictionary<PartyKey, (string[] Holds, ReportWait? Wait)> All(ReportFile report)
    {
        Dictionary<PartyKey, (string[], ReportWait?)> all = report.Threads.ToDictionary(Of, thread => (thread.Holds, thread.WaitsFor));
        foreach (ReportFlow flow in report.Flows) all[Of(flow)] = (flow.Holds, flow.WaitsFor);
        return all;
    }

    public override string ToString() => Thread is { } thread ? $"thread {thread}" : Flow is { } flow ? $"flow {flow}" : "nobody";
}
