using Hangdump.Capture.Async;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Primitives;
using Hangdump.Capture.ThreadPool;
using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture;

/// <summary>
/// Reads everything that can only be had from an image that stands still. Names and lines come later, in
/// <see cref="Description"/>, from what does not change while the target runs on.
/// </summary>
internal static class Collector
{
    public static CaptureState Collect(CaptureContext context)
    {
        var state = new CaptureState(context, ThreadReader.Read(context));
        var finder = new WaitFinder(PrimitiveTable.All, PrimitiveTable.Unnamed);
        foreach (CapturedThread thread in state.Threads) thread.Wait = finder.Find(state, thread);

        state.Flows = FlowReader.Read(state);
        state.ThreadPool = PoolReader.Read(state);

        foreach (IHoldable primitive in PrimitiveTable.All.OfType<IHoldable>())
        {
            foreach (ClrObject candidate in state.Objects) primitive.ReadIfHeld(candidate, state);
            foreach (ClrObject candidate in state.Monitors.Held) primitive.ReadIfHeld(candidate, state);
        }

        new NameSearch(state, state.Resources.All.Where(resource => resource.IsNamedByField).Select(resource => resource.Object)).Run();
        foreach (IOwnerInference primitive in PrimitiveTable.All.OfType<IOwnerInference>().Concat(PrimitiveTable.Inferences)) primitive.Infer(state);
        return state;
    }

    /// <summary>Reads nothing but the stacks of the threads that sit still all the while.</summary>
    public static CaptureState CollectThreads(CaptureContext context)
    {
        List<CapturedThread> threads = ThreadReader.Read(context);
        threads.RemoveAll(thread => thread.Kernel is not { IsStill: true });
        return new CaptureState(context, threads);
    }
}
