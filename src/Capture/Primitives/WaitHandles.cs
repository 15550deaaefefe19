using Hangdump.Capture.Objects;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// Events, semaphores and mutexes of the kernel's kind as something to wait for. Up to .NET 10 only the type of the managed
/// object is known, the rest is in the runtime's native part; .NET 11 keeps all of it in a managed <c>WaitableObject</c>.
/// </summary>
internal static class WaitHandles
{
    public const string Handle = "System.Threading.WaitHandle";
    public const string SafeHandle = "Microsoft.Win32.SafeHandles.SafeWaitHandle";

    /// <summary>The types that a program makes most; others are found by roots and fields only.</summary>
    private static readonly string[] _types =
    [
        "System.Threading.AutoResetEvent", "System.Threading.ManualResetEvent", "System.Threading.EventWaitHandle", "System.Threading.Semaphore",
        "System.Threading.Mutex",
    ];

    /// <summary>The wait handle that owns a safe handle; not valid where it was not found.</summary>
    public static ClrObject OwnerOf(ClrObject safeHandle, WaitSite site)
    {
        ClrObject owner = site.FindRoot(candidate => candidate.Is(Handle) && candidate.Follow("_waitHandle") == safeHandle);
        foreach (string type in _types)
        {
            if (owner.IsValid) return owner;
            owner = site.State.Makers.Of(safeHandle, site.State.Types.Find(type), "_waitHandle");
        }

        return owner.IsValid ? owner : site.State.Objects.FirstOrDefault(candidate => candidate.Is(Handle) && candidate.Follow("_waitHandle") == safeHandle);
    }

    public static bool IsMutex(ClrObject target, CaptureState state) =>
        target.Is("System.Threading.Mutex") || Waitable(target, state).Is("System.Threading.NamedMutex")
        || (Waitable(target, state) is { IsValid: true } waitable && KindOf(waitable) == WaitableKind.Mutex);

    /// <summary>The resource of a wait handle, or of a safe handle where no more is known.</summary>
    public static ResourceEntry Of(ClrObject target, CaptureState state)
    {
        if (IsMutex(target, state)) return Mutexes.Describe(target, state);
        ClrObject waitable = Waitable(target, state);
        bool isSemaphore = target.Is("System.Threading.Semaphore") || (waitable.IsValid && KindOf(waitable) == WaitableKind.Semaphore);
        ResourceKind kind = isSemaphore ? ResourceKind.Semaphore : ResourceKind.Event;
        ResourceEntry resource = state.Resources.Of(kind, target, out bool isNew);
        if (!isNew || !waitable.IsValid) return resource;
        int signals = waitable.ReadField<int>("_signalCount");
        if (kind == ResourceKind.Event) resource.Details[DetailNames.Count] = signals;
        if (kind != ResourceKind.Semaphore) return resource;
        resource.Details[DetailNames.Count] = signals;
        if (waitable.ReadField<int>("_maximumSignalCount") is var maximum and not int.MaxValue) resource.Details[DetailNames.Maximum] = maximum;

        return resource;
    }

    /// <summary>What is waited for on .NET 11: the handle is a GC handle on it. Not valid on other versions.</summary>
    public static ClrObject Waitable(ClrObject target, CaptureState state)
    {
        if (state.Types.Find("System.Threading.WaitSubsystem+WaitableObject") is not { } type) return default;
        ClrObject safeHandle = target.Is(Handle) ? target.Follow("_waitHandle") : target;
        if (!safeHandle.Is(SafeHandle)) return default;
        ulong address = state.Context.Memory.ReadPointer((ulong)safeHandle.ReadField<nint>("handle") & ~7ul);
        return address != 0 && state.Context.Memory.ReadPointer(address) == type.MethodTable ? state.Context.Heap.GetObject(address, type) : default;
    }

    private static WaitableKind KindOf(ClrObject waitable) => (WaitableKind)waitable.ReadField<int>("_type");

    private enum WaitableKind { ManualResetEvent, AutoResetEvent, Semaphore, Mutex }
}
