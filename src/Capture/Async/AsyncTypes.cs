using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>Tells by its type what part an object plays in async code. Each type is looked at once.</summary>
internal sealed class AsyncTypes
{
    private readonly Dictionary<ulong, AsyncKind> _kinds = [];

    public AsyncKind Of(ClrObject target)
    {
        if (!target.IsValid || target.Type is not { IsFree: false } type) return AsyncKind.None;
        if (!_kinds.TryGetValue(type.MethodTable, out AsyncKind kind)) _kinds[type.MethodTable] = kind = Classify(type);
        return kind;
    }

    private static AsyncKind Classify(ClrType type)
    {
        string name = type.Name ?? "";
        if (name.Contains("StateMachineBox<", StringComparison.Ordinal) && type.GetFieldByName("StateMachine") is not null) return AsyncKind.Box;
        if (type.GetFieldByName("<>v__promiseOfValueOrEnd") is not null) return AsyncKind.Iterator;
        if (name.StartsWith("System.Runtime.CompilerServices.AsyncHelpers+RuntimeAsyncTask<", StringComparison.Ordinal)) return AsyncKind.RuntimeTask;
        for (ClrType? known = type; known is not null; known = known.BaseType)
        {
            switch (known.Name)
            {
                case "System.Threading.Tasks.Task": return AsyncKind.Task;
                case "System.Runtime.CompilerServices.Continuation": return AsyncKind.Continuation;
            }
        }

        return AsyncKind.None;
    }
}

internal enum AsyncKind
{
    None,

    /// <summary>A state machine on the heap; a task, unless it is pooled.</summary>
    Box,

    /// <summary>The state machine of an async iterator, which awaiters refer to itself.</summary>
    Iterator,

    /// <summary>A task of the runtime's own async.</summary>
    RuntimeTask,

    /// <summary>A suspended method of the runtime's own async.</summary>
    Continuation,

    /// <summary>Any other task.</summary>
    Task,
}
