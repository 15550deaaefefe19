using Hangdump.Capture.Attach;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>Lists the live managed threads with their names, kinds and stacks.</summary>
internal static class ThreadReader
{
    /// <summary>What a rehearsal learns of more threads costs more time than it saves the target.</summary>
    private const int MostRehearsed = 200;

    public static List<CapturedThread> Read(CaptureContext context)
    {
        Dictionary<ulong, ClrObject> objects = ThreadObjects.Read(context);
        var threads = new List<CapturedThread>();
        foreach (ClrThread clr in context.Runtime.Threads)
        {
            if (!clr.IsAlive) continue;
            KernelThread? kernel = context.KernelThreads.GetValueOrDefault(clr.OSThreadId);
            if (context.Kind != ImageKind.Still && kernel is not { IsStill: true }) continue;
            if (context.Kind == ImageKind.Rehearsal && threads.Count == MostRehearsed) break;
            if (context.IsExhausted())
            {
                context.Notes.Add("not all threads were read: the time for it was over");
                break;
            }

            ClrObject thread = objects.GetValueOrDefault(clr.Address);
            string? name = thread.IsValid ? thread.ReadStringField("_name") : null;
            (CapturedFrame[] frames, int omitted) = StackReader.Read(clr, context.IsExhausted);
            threads.Add(new CapturedThread
            {
                Clr = clr,
                Kernel = kernel,
                Object = thread,
                Name = string.IsNullOrEmpty(name) ? null : name,
                Kind = ThreadKinds.Of(clr, kernel, name, context.MainThreadId),
                Frames = frames,
                FramesOmitted = omitted,
            });
        }

        return threads;
    }
}
