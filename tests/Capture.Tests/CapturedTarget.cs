using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Hangdump.Harness;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Tests;

/// <summary>What a worker saw of a scenario. Each combination is played and read once, however many tests ask for it.</summary>
public sealed class CapturedTarget
{
    private static readonly ConcurrentDictionary<(string, TargetRuntime, CodeKind), Lazy<CapturedTarget>> _captured = new();

    private CapturedTarget(HangTarget target)
    {
        Actors = target.Actors;
        Snapshot = Read(target.Pid);
    }

    public ProcessSnapshot Snapshot { get; }

    public IReadOnlyDictionary<string, Actor> Actors { get; }

    /// <summary>Thread-safe.</summary>
    public static CapturedTarget Of(string scenario, TargetRuntime runtime, CodeKind code) =>
        _captured.GetOrAdd((scenario, runtime, code), key => new Lazy<CapturedTarget>(() =>
        {
            using HangTarget target = HangTarget.Start(key.Item1, key.Item2, key.Item3);
            return new CapturedTarget(target);
        })).Value;

    /// <summary>The thread that plays a part, by its name there or, for one that has no part, by its thread name.</summary>
    public ThreadSnapshot Thread(string actor) =>
        Snapshot.Threads.SingleOrDefault(thread => Actors.TryGetValue(actor, out Actor? cast) ? thread.Id == cast.Id : thread.Name == actor)
        ?? throw new KeyNotFoundException($"no thread {actor}");

    /// <summary>What the thread waits for.</summary>
    public IReadOnlyList<Resource> Waited(string actor) =>
        [.. (Thread(actor).WaitsFor?.Resources ?? []).Select(id => Snapshot.Resources.Single(resource => resource.Id == id))];

    /// <summary>The parts that the owners of a resource play; other owners as they are.</summary>
    public IEnumerable<string> Owners(Resource resource) => resource.Owners.Select(owner => NameOf(owner.Party));

    public string NameOf(Party party) =>
        party.Thread is not { } id ? party.ToString()
        : Actors.Values.FirstOrDefault(actor => actor.Id == id)?.Name ?? Snapshot.Threads.Single(thread => thread.Id == id).Name ?? party.ToString();

    /// <summary>As the front does: a worker that crashes on a running target is followed by one that reads it stopped only.</summary>
    private static ProcessSnapshot Read(int pid)
    {
        SnapshotBuilder first = RunWorker(pid);
        SnapshotBuilder builder = first.IsComplete || first.Refusal is not null ? first : RunWorker(pid, "--without-rehearsal");
        Assert.Null(builder.Refusal);
        Assert.True(builder.IsComplete, "two workers ended before they had read everything");
        return builder.Build("")!;
    }

    private static SnapshotBuilder RunWorker(int pid, params string[] options)
    {
        string worker = Repository.PathOf("src", "Worker", "bin", Repository.Configuration, "net8.0", "Hangdump.Worker.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", worker, $"{pid}", "ptrace", "30000", "30000", .. options])
        {
            // The worker ends when its standard input does.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        var builder = new SnapshotBuilder(DateTimeOffset.UtcNow);
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (SnapshotLines.Parse(Encoding.UTF8.GetBytes(line)) is { } item) builder.Add(item);
        }

        process.StandardInput.Close();
        return builder;
    }
}
