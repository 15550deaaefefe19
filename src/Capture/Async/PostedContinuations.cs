using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>
/// The synchronization contexts that belong to one thread, and the continuations that were posted to them and wait there. How a
/// context keeps what is posted is its own business, so its objects are searched for the delegates that resume async methods.
/// </summary>
internal sealed class PostedContinuations
{
    private const int MaxObjects = 20_000;
    private const string Default = "System.Threading.SynchronizationContext";

    private readonly Dictionary<ulong, CapturedThread?> _threads = [];
    private readonly Dictionary<ulong, CapturedThread> _posted = [];
    private readonly AsyncTypes _types = new();

    public PostedContinuations(CaptureState state)
    {
        foreach (CapturedThread thread in state.Threads)
        {
            ClrObject context = thread.Object.Follow("_synchronizationContext");
            if (!context.IsValid || context.Type?.Name == Default) continue;
            // One that several threads have set runs its posts on any of them.
            if (!_threads.TryAdd(context.Address, thread)) _threads[context.Address] = null;
        }

        foreach ((ulong address, CapturedThread? thread) in _threads)
        {
            if (thread is not null && !state.Context.IsExhausted()) Search(state.Context.Heap.GetObject(address), thread);
        }
    }

    /// <summary>The thread whose own context this is; null where it is no thread's, or several threads'.</summary>
    public CapturedThread? ThreadOf(ClrObject context) => context.IsValid ? _threads.GetValueOrDefault(context.Address) : null;

    /// <summary>The thread to whose context the next step of this task or state machine was posted; null where it was to none.</summary>
    public CapturedThread? ThreadFor(ClrObject identity) => _posted.GetValueOrDefault(identity.Address);

    /// <summary>
    /// In breadth. What delegates and tasks lead to is left out, so that a task that the program merely keeps there is not taken
    /// for a posted one.
    /// </summary>
    private void Search(ClrObject context, CapturedThread thread)
    {
        var seen = new HashSet<ulong> { context.Address };
        var open = new Queue<ClrObject>();
        open.Enqueue(context);
        while (open.TryDequeue(out ClrObject from) && seen.Count < MaxObjects)
        {
            foreach (ClrObject next in from.Objects())
            {
                if (!next.IsValid || next.Type is not { IsString: false } type || !seen.Add(next.Address)) continue;
                if (next.Follow("_target") is { IsValid: true } target)
                {
                    if (_types.Of(target) == AsyncKind.Box) _posted[StateMachines.IdentityOf(target).Address] = thread;
                    else if (target.Follow("_continuation").Follow("_target") is { IsValid: true } wrapped && _types.Of(wrapped) == AsyncKind.Box) _posted[StateMachines.IdentityOf(wrapped).Address] = thread;
                }
                else if (_types.Of(next) is AsyncKind.None && !next.Is("System.Threading.Thread"))
                {
                    open.Enqueue(next);
                }
                else if (from.Type?.IsArray == true && _types.Of(next) is AsyncKind.Box or AsyncKind.RuntimeTask)
                {
                    // Task.Yield posts the state machine itself.
                    _posted[StateMachines.IdentityOf(next).Address] = thread;
                }
            }
        }
    }
}
