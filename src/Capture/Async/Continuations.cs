using Hangdump.Capture.Objects;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>
/// Who goes on when something completes: from a task, or the source of a ValueTask, up to what awaits it, through the delegates
/// and wrappers in between.
/// </summary>
internal sealed class Continuations(AsyncTypes types)
{
    private const int MaxWrappers = 8;
    private const int MaxContinuations = 10_000;

    // What may stand between, in the order in which it is asked for.
    private static readonly string[] _wrappers = ["RuntimeAsyncTask", "m_task", "m_action", "_continuation", "_target"];

    private readonly Dictionary<ulong, string[]> _stateFields = [];

    /// <summary>Awaiting nodes, and tasks that complete with it.</summary>
    public IEnumerable<ClrObject> Of(ClrObject completed)
    {
        ClrObject continuation = completed.Follow("m_continuationObject");
        if (continuation.Is("System.Collections.Generic.List<"))
        {
            foreach (ClrObject each in Elements(continuation)) yield return Unwrap(each);
        }
        else if (continuation.IsValid)
        {
            yield return Unwrap(continuation);
        }

        if (State(completed) is { IsValid: true } state) yield return Unwrap(state);
    }

    /// <summary>The synchronization context that a task's single continuation will be posted to; not valid where there is none.</summary>
    public static ClrObject ContextOf(ClrObject completed) => completed.Follow("m_continuationObject").Follow("m_syncContext");

    private static IEnumerable<ClrObject> Elements(ClrObject list)
    {
        ClrObject items = list.Follow("_items");
        if (!items.IsValid || !items.IsArray) yield break;
        ClrArray array = items.AsArray();
        for (int index = 0; index < Math.Min(array.Length, MaxContinuations); index++)
        {
            if (array.GetObjectValue(index) is { IsValid: true } element) yield return element;
        }
    }

    /// <summary>A part of async code that is wrapped in delegates and the like; what is not recognised is returned as it is.</summary>
    public ClrObject Unwrap(ClrObject wrapper)
    {
        for (int depth = 0; depth < MaxWrappers; depth++)
        {
            if (types.Of(wrapper) is AsyncKind.Box or AsyncKind.Iterator or AsyncKind.RuntimeTask or AsyncKind.Task) return wrapper;
            ClrObject inner = default;
            foreach (string field in _wrappers)
            {
                inner = wrapper.Follow(field);
                if (inner.IsValid) break;
            }

            if (!inner.IsValid || inner == wrapper) return wrapper;
            wrapper = inner;
        }

        return wrapper;
    }

    /// <summary>Whether it is a source of ValueTasks, which keeps the one that awaits it.</summary>
    public bool IsSource(ClrObject target) => target.Type is { } type && StateFields(type).Length > 0;

    /// <summary>What a source of ValueTasks keeps for the one that awaits it, its own field or in its ManualResetValueTaskSourceCore.</summary>
    private ClrObject State(ClrObject source)
    {
        if (source.Type is not { } type) return default;
        string[] path = StateFields(type);
        Place place = Place.Of(source);
        return path.Length switch
        {
            1 => place.Object(path[0]),
            2 => place.Struct(path[0]).Object(path[1]),
            _ => default,
        };
    }

    private string[] StateFields(ClrType type)
    {
        if (!_stateFields.TryGetValue(type.MethodTable, out string[]? path)) _stateFields[type.MethodTable] = path = PathToState(type);
        return path;
    }

    private static string[] PathToState(ClrType type)
    {
        const string State = "_continuationState";
        foreach (ClrInstanceField field in type.Fields)
        {
            if (field.Name == State) return [State];
            if (field is { IsValueType: true, Name: { } name, Type: { } inner } && inner.GetFieldByName(State) is not null) return [name, State];
        }

        return [];
    }
}
