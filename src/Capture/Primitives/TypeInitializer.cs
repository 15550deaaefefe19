using System.Globalization;
using Hangdump.Capture.Kernel;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A thread that waits until another one has left a static constructor. The runtime does this in native code, under helpers that
/// have a frame of their own only since .NET 10: what remains is a thread asleep in a futex under a managed frame, with the
/// method table of a type whose static constructor runs elsewhere among the words of its stack above that frame.
/// </summary>
internal sealed class TypeInitializer : IUnnamedWait
{
    public ThreadWait? ReadWait(CapturedThread thread, CaptureState state)
    {
        if (state.RunningInitializers.All.Count == 0 || thread.Frames.Count == 0) return null;
        int caller = FirstCaller(thread);
        if (SystemCalls.Of(thread.Kernel, state.Context.Memory.Architecture) != SystemCall.Futex || thread.Frames[caller].IsNativeCall) return null;
        foreach (ulong word in StackWords.Above(thread, caller, state.Context))
        {
            if (state.RunningInitializers.Of(word) is { } initializer && initializer.Thread != thread)
                return new ThreadWait(Operation.Enter, Describe(initializer, state)) { TimeoutMilliseconds = -1 };
        }

        return null;
    }

    /// <summary>The frame that needs the type: the first below the runtime's helpers.</summary>
    private static int FirstCaller(CapturedThread thread)
    {
        int index = 0;
        while (index < thread.Frames.Count - 1 && thread.Frames[index].Method.Type?.Name?.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal) == true) index++;
        return index;
    }

    private static ResourceEntry Describe(RunningInitializer initializer, CaptureState state)
    {
        ResourceEntry resource = state.Resources.Of(ResourceKind.TypeInitializer, initializer.Type.MethodTable.ToString("x", CultureInfo.InvariantCulture), out bool isNew);
        if (!isNew) return resource;
        resource.NamedAfter = initializer.Type;
        resource.AddOwner(Party.OfThread(initializer.Thread.Id));
        return resource;
    }
}
