using Hangdump.Capture.Async;
using Hangdump.Capture.Primitives;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;
using ThreadState = Hangdump.Reporting.Snapshot.ThreadState;

namespace Hangdump.Capture;

/// <summary>Turns what was collected into snapshot items, with names and source lines. Runs while the target runs on.</summary>
internal static class Description
{
    public static IEnumerable<SnapshotItem> Describe(CaptureState state)
    {
        using var symbols = new SymbolResolver(state.Context.Runtime, state.Context.RootPrefix);
        state.RunDeferred(symbols);
        foreach (ResourceEntry resource in state.Resources.All) yield return Describe(resource, state, symbols);
        foreach (CapturedThread thread in state.Threads) yield return Describe(thread, symbols);
        foreach (CapturedFlow flow in state.Flows) yield return flow.Describe(symbols, Describe);
        if (state.ThreadPool is { } pool) yield return pool;
        foreach ((int id, string? name) in state.EndedThreads.All)
            yield return new ThreadSnapshot { Id = id, Name = name, Kind = ThreadKind.User, State = ThreadState.Dead };
    }

    private static Resource Describe(ResourceEntry entry, CaptureState state, SymbolResolver symbols) => new()
    {
        Id = entry.Id,
        Kind = entry.Kind,
        Type = entry.TypeName ?? (entry.Object.Type is { } type ? symbols.TypeName(type) : null),
        Address = entry.Address ?? (entry.Object.IsValid ? entry.Object.Address : null),
        Name = entry.Name
            ?? (entry.NamedAfter is { } named ? symbols.TypeName(named) : null)
            ?? (state.Fields.Of(entry.Object.Address) is { } field ? NameOf(field, symbols) : null),
        Owners = entry.Owners,
        Signallers = entry.Signallers,
        IsAbandoned = entry.IsAbandoned,
        EndsBy = entry.EndsBy,
        Details = entry.Details,
    };

    private static string? NameOf(ClrField field, SymbolResolver symbols) =>
        field is { ContainingType: { } type, Name: { } name } ? symbols.FieldName(type, name) : null;

    private static ThreadSnapshot Describe(CapturedThread thread, SymbolResolver symbols) => new()
    {
        Id = thread.Id,
        OsId = thread.Kernel?.OsId ?? (int)thread.RuntimeOsId,
        Name = thread.Name,
        Kind = thread.Kind,
        State = StateOf(thread.Wait),
        WaitsFor = thread.Wait is { IsIdle: false } wait ? Describe(wait) : null,
        IsIdle = thread.Wait is { IsIdle: true },
        Frames = symbols.Describe(thread.Frames),
        FramesOmitted = thread.FramesOmitted,
    };

    private static ThreadState StateOf(ThreadWait? wait) => wait?.Operation switch
    {
        null or Operation.Io => ThreadState.Running,
        Operation.Sleep => ThreadState.Sleeping,
        _ => ThreadState.Waiting,
    };

    private static Wait Describe(ThreadWait wait) => new()
    {
        Operation = wait.Operation,
        Resources = [.. wait.Resources.Select(resource => resource.Id)],
        All = wait.All,
        TimeoutMilliseconds = wait.TimeoutMilliseconds,
        IsLimited = wait.IsLimited,
        Certainty = wait.Certainty,
        Pulsed = wait.Pulsed,
        Detail = wait.Detail,
    };
}
