using Hangdump.Harness;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Snapshot.Operation;
using static Hangdump.Reporting.Snapshot.ResourceKind;

namespace Hangdump.Capture.Tests.Primitives;

/// <summary>Every wait that is no lock, on every runtime and as every kind of code.</summary>
public sealed class EveryWaitTests
{
    private sealed record Truth(string Actor, Operation Operation, ResourceKind[] Kinds, string[]? Owners = null, bool? All = null, bool Limited = false);

    private static readonly Truth[] _truths =
    [
        new("event-auto", Signal, [Event]),
        new("event-manual-limited", Signal, [Event], Limited: true),
        new("event-handle", Signal, [Event]),
        new("cancellation-handle", Signal, [Event]),
        new("semaphore-kernel", Enter, [ResourceKind.Semaphore]),
        new("event-slim", Signal, [Event]),
        new("event-slim-limited", Signal, [Event], Limited: true),
        new("countdown", Signal, [Countdown]),
        new("semaphore-slim", Enter, [ResourceKind.Semaphore], ["semaphore-holder"]),
        new("semaphore-slim-limited", Enter, [ResourceKind.Semaphore], ["semaphore-holder"], Limited: true),
        new("semaphore-node", Enter, [ResourceKind.Semaphore]),
        new("semaphore-signal", Enter, [ResourceKind.Semaphore], []),
        new("semaphore-recursive", Enter, [ResourceKind.Semaphore], ["semaphore-recursive"]),
        new("semaphore-library", Enter, [ResourceKind.Semaphore], ["semaphore-library"]),
        new("any-of-two", Signal, [Event, Event], All: false),
        new("all-of-two", Signal, [Event, Event], All: true, Limited: true),
        new("task-wait", Result, [ResourceKind.Task], ["task-wait-runner"]),
        new("task-result", Result, [ResourceKind.Task], ["task-result-runner"]),
        new("task-limited", Result, [ResourceKind.Task], [], Limited: true),
        new("task-source", Result, [ResourceKind.Task], []),
        new("task-all", Result, [ResourceKind.Task, ResourceKind.Task], ["task-all-runner"], All: true),
        new("task-any", Result, [ResourceKind.Task, ResourceKind.Task], ["task-any-runner"], All: false),
        new("task-when-all", Result, [ResourceKind.Task, ResourceKind.Task], ["task-when-all-runner"], All: true),
        new("task-continuation", Result, [ResourceKind.Task], ["task-continuation-runner"]),
        new("task-long", Result, [ResourceKind.Task], ["task-long-runner"]),
        new("task-inline", Result, [ResourceKind.Task], []),
        new("task-move-next", Result, [ResourceKind.Task], ["task-move-next-runner"]),
        new("parallel-for", Result, [ResourceKind.Task]),
        new("parallel-each", Result, [ResourceKind.Task]),
        new("parallel-invoke", Result, [ResourceKind.Task], All: true),
        new("sleep", Sleep, []),
        new("sleep-limited", Sleep, [], Limited: true),
        new("sleep-span", Sleep, [], Limited: true),
        new("join", Join, [ResourceKind.Thread], ["sleep"]),
        new("join-limited", Join, [ResourceKind.Thread], ["sleep"], Limited: true),
        new("join-second", Join, [ResourceKind.Thread], ["sleep"]),
        new("initializer", Enter, [TypeInitializer], ["initializer-owner"]),
        new("initializer-method", Enter, [TypeInitializer], ["initializer-owner"]),
        new("initializer-instance", Enter, [TypeInitializer], ["initializer-owner"]),
        new("initializer-early", Enter, [TypeInitializer], ["initializer-early-owner"]),
        new("initializer-generic", Enter, [TypeInitializer], ["initializer-generic-owner"]),
        new("lazy", Enter, [ResourceKind.Lazy], ["lazy-owner"]),
        new("lazy-cached", Enter, [ResourceKind.Lazy], ["lazy-cached-owner"]),
        new("collection-take", Take, [Collection]),
        new("collection-take-limited", Take, [Collection], Limited: true),
        new("collection-consume", Take, [Collection]),
        new("collection-add", Add, [Collection]),
        new("collection-any", Take, [Collection, Collection], All: false),
        new("channel-read", Read, [Channel]),
        new("channel-wait-to-read", Read, [Channel]),
        new("channel-write", Write, [Channel]),
        new("cancellation-dispose", Operation.Wait, [CancellationCallback], ["cancellation-callback"]),
        new("timer-dispose", Signal, [Event]),
        new("socket-accept", Io, []),
        new("socket-receive", Io, []),
        new("socket-receive-limited", Io, [], Limited: true),
        new("socket-receive-after-async", Io, []),
        new("socket-send", Io, []),
        new("socket-datagram", Io, []),
        new("socket-stream", Io, []),
        new("socket-poll", Io, []),
        new("pipe-read", Io, []),
        new("pipe-write", Io, []),
        new("pipe-named", Io, []),
        new("console-read", Io, []),
        new("process-read", Io, []),
        new("process-exit", Exit, [ResourceKind.Process]),
        new("process-exit-limited", Exit, [ResourceKind.Process], Limited: true),
        new("process-output", Exit, [ResourceKind.Stream]),
    ];

    public static TheoryData<int, CodeKind> Targets
    {
        get
        {
            var targets = new TheoryData<int, CodeKind>();
            foreach (TargetRuntime runtime in TargetRuntime.All)
            {
                foreach (CodeKind code in (CodeKind[])[CodeKind.Debug, CodeKind.Release, CodeKind.FullyOptimised]) targets.Add(runtime.Major, code);
            }

            return targets;
        }
    }

    [Theory, MemberData(nameof(Targets))]
    public void Each_thread_waits_for_what_its_code_says(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        List<string> faults = [.. _truths.SelectMany(truth => Faults(truth, target))];
        Assert.True(faults.Count == 0, string.Join("; ", faults));
    }

    [Theory, MemberData(nameof(Targets))]
    public void Threads_of_the_runtime_are_idle(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        Assert.All(
            target.Snapshot.Threads.Where(thread => thread.Kind is ThreadKind.Other or ThreadKind.Finalizer),
            thread => Assert.True(thread.IsIdle, $"{thread.Name} {thread.WaitsFor}"));
        Assert.DoesNotContain(target.Snapshot.Threads, thread => thread.IsIdle && thread.Kind is ThreadKind.User);
    }

    [Theory, MemberData(nameof(Targets))]
    public void Input_and_output_are_said_in_words(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        Assert.StartsWith("accepts on TCP 127.0.0.1:", Detail("socket-accept"));
        Assert.StartsWith("reads from TCP 127.0.0.1:", Detail("socket-receive"));
        Assert.StartsWith("reads from TCP 127.0.0.1:", Detail("socket-receive-after-async"));
        Assert.StartsWith("writes to TCP 127.0.0.1:", Detail("socket-send"));
        Assert.StartsWith("receives on UDP 0.0.0.0:", Detail("socket-datagram"));
        Assert.Equal("reads from a pipe that only this process writes to", Detail("pipe-read"));
        Assert.Equal("writes to a pipe that only this process reads", Detail("pipe-write"));
        Assert.Matches("^reads from a pipe that pid [0-9]+ writes to$", Detail("process-read"));

        string? Detail(string actor) => target.Thread(actor).WaitsFor?.Detail;
    }

    [Theory, MemberData(nameof(Targets))]
    public void Parallel_loops_wait_for_the_threads_in_their_bodies(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        foreach (string loop in (string[])["parallel-for", "parallel-each", "parallel-invoke"])
        {
            int owner = Assert.Single(Assert.Single(target.Waited(loop)).Owners).Party.Thread!.Value;
            Assert.Contains(target.Snapshot.Threads.Single(thread => thread.Id == owner).Frames, frame => frame.Method.Contains("Kitchen", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Targets))]
    public void Other_processes_own_what_a_thread_waits_for(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        Resource child = Assert.Single(target.Waited("process-exit"));
        Assert.Contains("tail --pid=", child.Name, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(child.Owners).Party.Process);
        Resource output = Assert.Single(target.Waited("process-output"));
        int heir = Assert.Single(output.Owners).Party.Process!.Value;
        Assert.NotEqual(output.Details["processId"]!.GetValue<int>(), heir);
    }

    [Theory, MemberData(nameof(Targets))]
    public void What_ends_a_disposed_timers_wait_is_its_callback(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        Resource handle = Assert.Single(target.Waited("timer-dispose"));
        Assert.Equal(["timer-callback"], handle.Signallers!.Select(target.NameOf));
        Resource task = Assert.Single(target.Waited("timer-dispose-async"));
        Assert.Single(task.Owners);
    }

    private static CapturedTarget Captured(int runtime, CodeKind code) => CapturedTarget.Of("every-wait", TargetRuntime.OfMajor(runtime), code);

    private static IEnumerable<string> Faults(Truth truth, CapturedTarget target)
    {
        Wait? wait = target.Thread(truth.Actor).WaitsFor;
        IReadOnlyList<Resource> resources = target.Waited(truth.Actor);
        if (wait is null)
        {
            yield return $"{truth.Actor}: no wait";
            yield break;
        }

        if (wait.Operation != truth.Operation) yield return $"{truth.Actor}: {wait.Operation} instead of {truth.Operation}";
        if (!resources.Select(resource => resource.Kind).SequenceEqual(truth.Kinds)) yield return $"{truth.Actor}: waits for {string.Join(", ", resources.Select(resource => resource.Kind))}";
        if (wait.All != truth.All) yield return $"{truth.Actor}: all is {wait.All}";
        if (wait.IsLimited != truth.Limited) yield return $"{truth.Actor}: limited is {wait.IsLimited}";
        if (truth.Owners is { } owners && !resources.SelectMany(target.Owners).Order().SequenceEqual(owners)) yield return $"{truth.Actor}: owned by {string.Join(", ", resources.SelectMany(target.Owners))}";
    }
}
