using Hangdump.Harness;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Tests.Async;

/// <summary>Everything that an async method can await, on every runtime: each of these threads waits for a flow that awaits it.</summary>
public sealed class EveryAwaitTests
{
    private sealed record Truth(string Actor, string Outermost, string? Innermost = null, Operation Operation = Operation.Result, int Resources = 1, bool? All = null, string? EndsBy = null, string? Owner = null);

    private const string Scenario = "HangTargets.Scenarios.Async.EveryAwait.";

    private static readonly Truth[] _truths =
    [
        new("source", "SourceAsync"),
        new("task-run", "Play.lambda"),
        new("delay", "DelayAsync", EndsBy: "timer"),
        new("delay-for-ever", "DelayForEverAsync"),
        new("all", "AllAsync", Resources: 2, All: true, Owner: "flow"),
        new("any", "AnyAsync", Resources: 2, All: false, Owner: "flow"),
        new("continuation", "SourceAsync"),
        new("pooled", "PooledCallerAsync", "PooledAsync"),
        new("iterator", "ConsumeAsync", "NumbersAsync"),
        new("for-each", "ForEachAsync", Owner: "flow"),
        new("limited", "LimitedAsync"),
        new("semaphore-limited", "SemaphoreLimitedAsync", Operation: Operation.Enter),
        new("socket", "SocketAsync", Operation: Operation.Io, Resources: 0),
        new("blocking", "BlockingAsync", Owner: "blocking-runner"),
        new("shared-1", "ShareAsync", Owner: "flow"),
        new("shared-2", "ShareAsync", Owner: "flow"),
    ];

    public static TheoryData<int, CodeKind> Targets => new()
    {
        { 8, CodeKind.Debug }, { 8, CodeKind.FullyOptimised }, { 9, CodeKind.Release }, { 10, CodeKind.Debug }, { 10, CodeKind.FullyOptimised },
        { 11, CodeKind.Release }, { 11, CodeKind.RuntimeAsync },
    };

    [Theory, MemberData(nameof(Targets))]
    public void A_thread_waits_for_the_flow_that_completes_its_task_and_that_for_what_it_awaits(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        List<string> faults = [.. _truths.SelectMany(truth => Faults(truth, target).Select(fault => $"{truth.Actor}: {fault}"))];
        Assert.True(faults.Count == 0, string.Join("; ", faults));
    }

    [Theory, MemberData(nameof(Targets))]
    public void An_async_method_that_runs_is_the_thread_that_runs_it(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        Resource task = Assert.Single(target.Waited("running"));
        // On one runtime the awaiting method is a flow of its own, on another its task runs as a whole.
        if (FlowOf(task, target) is { } flow) task = target.Snapshot.Resources.Single(resource => resource.Id == Assert.Single(flow.WaitsFor!.Resources));
        Assert.Equal(["running-runner"], target.Owners(task));
    }

    [Theory, MemberData(nameof(Targets))]
    public void Every_marked_await_is_a_line_of_some_flow(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        int[] lines = [.. target.Snapshot.Flows.SelectMany(flow => flow.Frames).Where(frame => frame.File?.EndsWith("EveryAwait.cs", StringComparison.Ordinal) == true).Select(frame => frame.Line!.Value)];
        // The runner of "running" may be the whole flow.
        int[] missing = [.. ScenarioSource.Of("every-await").LinesOf(ScenarioSource.Flow).Except(lines)];
        Assert.True(missing.Length <= (code == CodeKind.RuntimeAsync ? 1 : 0), string.Join(", ", missing));
    }

    private static CapturedTarget Captured(int runtime, CodeKind code) => CapturedTarget.Of("every-await", TargetRuntime.OfMajor(runtime), code);

    private static FlowSnapshot? FlowOf(Resource task, CapturedTarget target) =>
        task.Owners.Select(owner => owner.Party.Flow).FirstOrDefault(id => id is not null) is { } id ? target.Snapshot.Flows.Single(flow => flow.Id == id) : null;

    private static IEnumerable<string> Faults(Truth truth, CapturedTarget target)
    {
        if (target.Waited(truth.Actor) is not [var task] || FlowOf(task, target) is not { } flow)
        {
            yield return "waits for no flow";
            yield break;
        }

        if (flow.Method != Scenario + truth.Outermost) yield return $"its flow is {flow.Method}";
        string innermost = flow.Frames.First(frame => frame.Method.StartsWith(Scenario, StringComparison.Ordinal)).Method;
        if (!innermost.StartsWith($"{Scenario}{truth.Innermost ?? truth.Outermost}(", StringComparison.Ordinal)) yield return $"innermost is {innermost}";
        if (flow.State != FlowState.Waiting) yield return "is ready";
        if (flow.WaitsFor is not { } wait)
        {
            yield return "its flow waits for nothing";
            yield break;
        }

        if (wait.Operation != truth.Operation || wait.Resources.Count != truth.Resources || wait.All != truth.All) yield return $"awaits {wait.Operation} {wait.Resources.Count} {wait.All}";
        foreach (Resource resource in wait.Resources.Select(id => target.Snapshot.Resources.Single(resource => resource.Id == id)))
        {
            if (truth.EndsBy != resource.EndsBy && truth.Resources == 1) yield return $"ends by {resource.EndsBy}";
            string[] owners = [.. resource.Owners.Select(owner => owner.Party.Flow is not null ? "flow" : target.NameOf(owner.Party)).Distinct()];
            if (!owners.SequenceEqual(truth.Owner is { } owner ? [owner] : (string[])[])) yield return $"owned by {string.Join(", ", owners)}";
        }
    }
}
