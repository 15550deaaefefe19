using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>Walks a thread's stack.</summary>
internal static class StackReader
{
    /// <summary>How many frames of one stack are reported; the rest is counted.</summary>
    public const int MaxFrames = 10_000;

    /// <summary>How many frames are walked at most, so that a damaged stack ends.</summary>
    private const int MaxWalk = 1_000_000;

    /// <summary>
    /// The frames that have a method, top first, and how many below them were left out. In optimised code the frame of a call
    /// into the runtime carries the method of a managed frame that was inlined away, so such frames count too, once.
    /// </summary>
    public static (CapturedFrame[] Frames, int Omitted) Read(ClrThread thread, Func<bool> isExhausted)
    {
        var frames = new List<CapturedFrame>(32);
        int omitted = 0;
        bool isLeaf = true;
        foreach (ClrStackFrame frame in thread.EnumerateStackTrace(includeContext: false, MaxWalk))
        {
            bool isManaged = frame.Kind == ClrStackFrameKind.ManagedMethod;
            if (frame.Method is { } method && !RepeatsRuntimeFrame(frames, method))
            {
                if (frames.Count < MaxFrames)
                    frames.Add(new CapturedFrame(method, frame.InstructionPointer, frame.StackPointer, frame.Kind, isLeaf && isManaged));
                else if (++omitted % 4096 == 0 && isExhausted())
                    break;
            }

            isLeaf = false;
        }

        return ([.. frames], omitted);
    }

    private static bool RepeatsRuntimeFrame(List<CapturedFrame> frames, ClrMethod method) =>
        frames is [.., { Kind: ClrStackFrameKind.Runtime } above] && above.Method.MethodDesc == method.MethodDesc;
}
