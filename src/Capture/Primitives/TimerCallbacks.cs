using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A timer that is being disposed while its callback runs: the thread in the callback completes the task of <c>DisposeAsync</c>, or
/// signals the handle given to <c>Dispose</c>, when it comes back.
/// </summary>
internal sealed class TimerCallbacks : IOwnerInference
{
    private const string Timer = "System.Threading.TimerQueueTimer";

    public void Infer(CaptureState state)
    {
        foreach (CapturedThread thread in state.Threads)
        {
            for (int index = 0; index < thread.Frames.Count; index++)
            {
                if (thread.Frames[index].Method is not { Name: "Fire", Type.Name: Timer }) continue;
                foreach (ClrObject timer in thread.RootsOf(index))
                {
                    if (timer.Is(Timer) && timer.Follow("_notifyWhenNoCallbacksRunning") is { IsValid: true } waited) Connect(waited, thread, state);
                }
            }
        }
    }

    private static void Connect(ClrObject waited, CapturedThread runner, CaptureState state)
    {
        foreach (ResourceEntry resource in state.Resources.All)
        {
            if (resource.Object != waited) continue;
            if (resource.Kind == ResourceKind.Task) resource.AddOwner(Party.OfThread(runner.Id));
            else (resource.Signallers ??= []).Add(Party.OfThread(runner.Id));
        }
    }
}
