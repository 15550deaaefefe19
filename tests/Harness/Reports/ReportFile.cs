namespace Hangdump.Harness.Reports;

// The JSON report as its schema describes it: one record an object, names as in the schema. What a test does not ask for is
// left out; what is missing from a report becomes null or empty.

public sealed record ReportFile(
    string SchemaVersion, ReportSource Source, ReportProcess Process,
    ReportThread[] Threads, ReportFlow[] Flows, ReportResource[] Resources, ReportFinding[] Findings);

public sealed record ReportSource(string Kind, string Method, bool Complete, double? PauseMilliseconds, string[] Notes);

public sealed record ReportProcess(int Id, string Name, string? CommandLine, string RuntimeVersion, int NativeThreads);

public sealed record ReportThread(
    int Id, int? OsId, string? Name, string Kind, string State, string[] Holds, ReportWait? WaitsFor, ReportFrame[] Frames, int FramesOmitted);

public sealed record ReportFlow(string Id, string Method, string State, ReportWait? WaitsFor, string[] Holds, ReportFrame[] Frames);

public sealed record ReportWait(string? Resource, string[]? Resources, bool? All, string Operation, int? TimeoutMilliseconds, string? Certainty)
{
    /// <summary>Ids of everything that is waited for.</summary>
    public IReadOnlyList<string> Wanted => Resources ?? (Resource is null ? [] : [Resource]);
}

public sealed record ReportFrame(string Method, string? Type, string? Assembly, string? File, int? Line, string Kind)
{
    /// <summary>As in a stack trace: <c>Account.TransferTo(Account, Decimal) MonitorCycle.cs:30</c>.</summary>
    public override string ToString() => File is null ? Method : $"{Method} {Path.GetFileName(File)}:{Line}";
}

public sealed record ReportResource(
    string Id, string Kind, string? Type, string? Address, string? Name, ReportOwner[] Owners, ReportParty[] Waiters,
    Dictionary<string, System.Text.Json.JsonElement>? Details);

public sealed record ReportOwner(int? Thread, string? Flow, int? Process, int? OsThread, string Mode, string Certainty);

public sealed record ReportParty(int? Thread, string? Flow);

public sealed record ReportStep(int? Thread, string? Flow, string? Resource);

public sealed record ReportFinding(
    string Id, string Kind, string Severity, string Certainty, string Summary, string Advice, ReportStep[]? Cycle, ReportStep[]? Chain,
    int[] Threads, string[] Flows, string[] Resources, ReportBehind? BlockedBehind);

public sealed record ReportBehind(int[] Threads, string[] Flows);
