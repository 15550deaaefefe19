using Hangdump.Capture.Objects;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>
/// Reads flows of the runtime's own async (.NET 11): a task keeps the innermost of a list of continuations, one a suspended
/// method, before which stands a helper that knows what is awaited.
/// </summary>
internal sealed class RuntimeAsync(CaptureContext context)
{
    private const int MaxMethods = 10_000;

    // ContinuationFlags: the await goes on in a captured SynchronizationContext, and where among the references it lies.
    private const int HasContext = 2;
    private const int ContextSlotShift = 6;
    private const int ContextSlotMask = 3;

    /// <summary>How far behind the address of a continuation its references begin: its method table and its own four fields.</summary>
    private const uint FirstReference = 32;

    /// <summary>Null for a task that has completed or runs now.</summary>
    public AsyncNode? Read(ClrObject task)
    {
        ClrObject leaf = task.Follow("m_stateObject");
        if (!leaf.Is("System.Runtime.CompilerServices.Continuation")) return null;

        var steps = new List<FlowStep>();
        ClrObject awaited = default;
        ClrObject captured = default;
        for (ClrObject next = leaf; next.IsValid && steps.Count < MaxMethods; next = next.Follow("Next"))
        {
            if (Step(next) is { } step)
            {
                if (steps.Count == 0 && IsHelper(step))
                {
                    awaited = AwaiterOf(step);
                    continue;
                }

                if (steps.Count == 0) captured = CapturedContext(next);
                steps.Add(step);
            }
            else if (!awaited.IsValid && steps.Count == 0)
            {
                awaited = Awaited(next);
            }
        }

        return steps.Count == 0 ? null : new AsyncNode(task, steps, awaited, captured, captured.IsValid);
    }

    /// <summary>Whether it is the library's own method that awaits for the program, in the cases that the runtime leaves to it.</summary>
    private static bool IsHelper(ContinuationStep step) => step.Method?.Type?.Name == "System.Runtime.CompilerServices.AsyncHelpers";

    private static ClrObject AwaiterOf(ContinuationStep step) => step.Locals().FirstOrDefault(local => local.Is("System.Threading.Tasks.Task"));

    private ContinuationStep? Step(ClrObject continuation)
    {
        // ResumeInfo points to the address of the resuming stub, then to that of the point in the method.
        ulong info = continuation.Type?.GetFieldByName("ResumeInfo") is { } field ? context.Memory.ReadPointer(field.GetAddress(continuation.Address)) : 0;
        ulong point = info == 0 ? 0 : context.Memory.ReadPointer(info + (ulong)context.Memory.PointerSize);
        return point == 0 ? null : new ContinuationStep(continuation, context.Runtime.GetMethodByInstructionPointer(point), point);
    }

    private static ClrObject Awaited(ClrObject helper) =>
        helper.Follow("Task") is { IsValid: true } task ? task : helper.Follow("Source");

    private ClrObject CapturedContext(ClrObject continuation)
    {
        int flags = Place.Of(continuation).Value<int>("Flags") ?? 0;
        int slot = (flags >> ContextSlotShift) & ContextSlotMask;
        if ((flags & HasContext) == 0 || slot == 0) return default;
        ulong address = continuation.Address + FirstReference + (ulong)((slot - 1) * context.Memory.PointerSize);
        return context.Heap.GetObject(context.Memory.ReadPointer(address));
    }
}
