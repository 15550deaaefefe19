using Hangdump.Harness;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Snapshot.Operation;

namespace Hangdump.Capture.Tests.Primitives;

/// <summary>Every lock, held and wanted, on every runtime and as every kind of code.</summary>
public sealed class EveryLockTests
{
    private const string Scenario = "every-lock";
    private const string Scenarios = "HangTargets.Scenarios.LockWaits.";
    private const string Gate = Scenarios + "MonitorWaits.Vault._gate";
    private const string Outer = Scenarios + "MonitorWaits.Vault._outer";
    private const string Letters = Scenarios + "PulseWaits.Inbox._letters";
    private const string Books = Scenarios + "ReaderWriterWaits.Shelf._books";
    private const string Files = Scenarios + "ReaderWriterWaits.Archive._files";
    private const string Turn = Scenarios + "LockWaits.Counter._turn";

    // Owners are parts, with the mode where it is not exclusive: "rwls-reader-1 Read".
    private sealed record Truth(string Actor, Operation Operation, ResourceKind Kind, string? Name, string[] Owners, bool Limited = false, int? Recursion = null, int Since = 8);

    private static readonly Truth[] _truths =
    [
        new("monitor-enter", Enter, ResourceKind.Monitor, Gate, ["monitor-owner"], Recursion: 2),
        new("monitor-try", Enter, ResourceKind.Monitor, Gate, ["monitor-owner"], Limited: true),
        new("monitor-nested", Enter, ResourceKind.Monitor, Gate, ["monitor-owner"]),
        new("monitor-behind", Enter, ResourceKind.Monitor, Outer, ["monitor-nested"], Recursion: 1),
        new("synchronized-enter", Enter, ResourceKind.Monitor, null, ["synchronized-owner"], Recursion: 1),
        new("synchronized-static-enter", Enter, ResourceKind.Monitor, $"typeof({Scenarios}MonitorWaits.Vault)", ["synchronized-static-owner"], Recursion: 1),
        new("type-enter", Enter, ResourceKind.Monitor, $"typeof({Scenarios}MonitorWaits.Vault[])", ["type-owner"], Recursion: 1),
        new("pulse-wait", Operation.Wait, ResourceKind.Monitor, Letters, []),
        new("pulse-wait-limited", Operation.Wait, ResourceKind.Monitor, Letters, [], Limited: true),
        new("pulse-reentering", Operation.Wait, ResourceKind.Monitor, Letters, ["pulse-keeper"]),
        new("lock-enter", Enter, ResourceKind.Lock, Turn, ["lock-owner"], Recursion: 2, Since: 9),
        new("lock-try", Enter, ResourceKind.Lock, Turn, ["lock-owner"], Limited: true, Since: 9),
        new("lock-scope", Enter, ResourceKind.Lock, Turn, ["lock-owner"], Since: 9),
        new("rwls-write-behind-readers", Write, ResourceKind.ReaderWriterLock, Books, ["rwls-reader-1 Read", "rwls-reader-2 Read"]),
        new("rwls-read-behind-waiting-writer", Read, ResourceKind.ReaderWriterLock, Books, ["rwls-reader-1 Read", "rwls-reader-2 Read"]),
        new("rwls-read-behind-writer", Read, ResourceKind.ReaderWriterLock, Books, ["rwls-writer"], Recursion: 1),
        new("rwls-read-limited", Read, ResourceKind.ReaderWriterLock, Books, ["rwls-writer"], Limited: true),
        new("rwls-upgradeable-behind-upgradeable", Enter, ResourceKind.ReaderWriterLock, Books, ["rwls-upgradeable Upgradeable"]),
        new("rwls-upgrade-behind-reader", Upgrade, ResourceKind.ReaderWriterLock, Books, ["rwls-lent Read", "rwls-upgrade-behind-reader Upgradeable"]),
        new("rwl-write-behind-reader", Write, ResourceKind.ReaderWriterLock, Files, ["rwl-reader Read"]),
        new("rwl-read-behind-writer", Read, ResourceKind.ReaderWriterLock, Files, ["rwl-writer"], Recursion: 1),
        new("rwl-read-limited", Read, ResourceKind.ReaderWriterLock, Files, ["rwl-writer"], Limited: true),
        new("mutex-wait", Enter, ResourceKind.Mutex, Scenarios + "MutexWaits.Desk._drawer", ["mutex-owner"], Recursion: 2, Since: 11),
        new("mutex-wait-limited", Enter, ResourceKind.Mutex, Scenarios + "MutexWaits.Desk._drawer", ["mutex-owner"], Limited: true, Since: 11),
        new("named-mutex-wait", Enter, ResourceKind.NamedMutex, null, ["named-mutex-owner"]),
        new("spin-enter", Enter, ResourceKind.Lock, Scenarios + "SpinWaits.Counter._turn", ["spin-owner"]),
    ];

    public static TheoryData<int, CodeKind> Targets => EveryWaitTests.Targets;

    [Theory, MemberData(nameof(Targets))]
    public void Each_lock_shows_who_wants_it_and_who_certainly_holds_it(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        List<string> faults = [.. _truths.Where(truth => truth.Since <= runtime).SelectMany(truth => Faults(truth, target))];
        Assert.True(faults.Count == 0, string.Join("; ", faults));
    }

    [Theory, MemberData(nameof(Targets))]
    public void Locks_that_nobody_waits_for_are_held(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        Assert.Contains(Held("monitor-thin"), resource => resource.Name == Scenarios + "MonitorWaits.Vault._thin");
        Assert.Contains(Held("named-mutex-unwanted"), resource => resource is { Kind: ResourceKind.NamedMutex, Name: { } name } && name.StartsWith("hangtargets-window-", StringComparison.Ordinal));
        if (runtime >= 9) Assert.Contains(Held("lock-unwanted"), resource => resource.Kind == ResourceKind.Lock);

        IEnumerable<Resource> Held(string actor) =>
            target.Snapshot.Resources.Where(resource => resource.Owners.Any(owner => owner.Certainty == Certainty.Certain && target.NameOf(owner.Party) == actor));
    }

    [Theory, MemberData(nameof(Targets))]
    public void Only_a_pulsed_waiter_wants_the_monitor_again(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        Assert.True(target.Thread("pulse-reentering").WaitsFor!.Pulsed);
        Assert.False(target.Thread("pulse-wait").WaitsFor!.Pulsed);
        Assert.False(target.Thread("pulse-wait-limited").WaitsFor!.Pulsed);
    }

    [Theory, MemberData(nameof(Targets))]
    public void Timeouts_are_known_where_the_runtime_notes_them(int runtime, CodeKind code)
    {
        CapturedTarget target = Captured(runtime, code);
        Assert.Equal(-1, target.Thread("monitor-enter").WaitsFor!.TimeoutMilliseconds);
        if (runtime == 8) return;
        Assert.Equal(250_000, target.Thread("monitor-try").WaitsFor!.TimeoutMilliseconds);
        Assert.Equal(250_000, target.Thread("lock-try").WaitsFor!.TimeoutMilliseconds);
        Assert.Equal(250_000, target.Thread("pulse-wait-limited").WaitsFor!.TimeoutMilliseconds);
    }

    [Theory, InlineData(8), InlineData(9), InlineData(10)]
    public void The_owner_of_an_unnamed_mutex_is_never_certain_and_a_note_says_why(int runtime)
    {
        CapturedTarget target = Captured(runtime, CodeKind.Release);
        Assert.DoesNotContain(Assert.Single(target.Waited("mutex-wait")).Owners, owner => owner.Certainty == Certainty.Certain);
        Assert.Contains(target.Snapshot.Source.Notes, note => note.Contains("unnamed Mutex", StringComparison.Ordinal));
    }

    private static CapturedTarget Captured(int runtime, CodeKind code) => CapturedTarget.Of(Scenario, TargetRuntime.OfMajor(runtime), code);

    private static IEnumerable<string> Faults(Truth truth, CapturedTarget target)
    {
        ThreadSnapshot thread = target.Thread(truth.Actor);
        if (thread.WaitsFor is not { } wait)
        {
            yield return $"{truth.Actor} waits for nothing";
            yield break;
        }

        IReadOnlyList<Resource> waited = target.Waited(truth.Actor);
        if (waited is not [var resource] || resource.Kind != truth.Kind || wait.Operation != truth.Operation)
        {
            yield return $"{truth.Actor} {wait.Operation} {string.Join(", ", waited.Select(found => found.Kind))}";
            yield break;
        }

        if (wait.Certainty != Certainty.Certain) yield return $"{truth.Actor} only possibly";
        if (wait.IsLimited != truth.Limited) yield return $"{truth.Actor} limited {wait.IsLimited}";
        if (truth.Name is { } name && resource.Name != name) yield return $"{truth.Actor} on {resource.Name ?? "no name"}";
        if (resource.IsAbandoned) yield return $"{truth.Actor} on an abandoned lock";
        string owners = string.Join(", ", resource.Owners.Select(owner => Owner(owner, target)).Order(StringComparer.Ordinal));
        // The type that a thread has locked is a constant in optimised code: .NET 8 leaves no trace of it on the stack.
        if (truth.Actor == "type-enter") owners = owners.Replace(" possibly", "", StringComparison.Ordinal);
        if (owners != string.Join(", ", truth.Owners)) yield return $"{truth.Actor} owners {owners}";
        if (truth.Recursion is { } recursion && resource.Details.GetValueOrDefault("recursion")?.GetValue<int>() != recursion)
            yield return $"{truth.Actor} recursion {resource.Details.GetValueOrDefault("recursion")}";
    }

    private static string Owner(Owner owner, CapturedTarget target) =>
        target.NameOf(owner.Party) + (owner.Mode == OwnershipMode.Exclusive ? "" : " " + owner.Mode) + (owner.Certainty == Certainty.Certain ? "" : " possibly");
}
