using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Runtimes;

/// <summary>What differs between the versions of the runtime in how locks and waits are recorded; one file a version.</summary>
internal sealed record RuntimeLayout
{
    /// <summary>The major version.</summary>
    public required int Version { get; init; }

    /// <summary>Whether a monitor is a <c>System.Threading.Lock</c> behind the sync block; before, it is native.</summary>
    public bool MonitorIsLock { get; init; }

    /// <summary>What a native monitor records of its owner beside the kernel's thread id.</summary>
    public MonitorOwnerKind MonitorOwner { get; init; }

    /// <summary>Whether a <c>Lock</c> records the kernel's id of its owner; else the managed one.</summary>
    public bool LockOwnerIsOsId { get; init; }

    /// <summary>Whether every managed wait and every owner of a mutex stands in <c>Thread._waitInfo</c>.</summary>
    public bool HasWaitInfo { get; init; }

    /// <summary>Whether a thread that waits for a named mutex has the managed object of it on its stack.</summary>
    public bool NamedMutexIsManaged { get; init; }

    /// <summary>Recognises the version by the shape of the core library that the target has loaded.</summary>
    public static RuntimeLayout Of(ClrRuntime runtime)
    {
        ClrType? thread = runtime.BaseClassLibrary.GetTypeByName("System.Threading.Thread");
        if (thread?.GetFieldByName("_waitInfo") is not null) return Net11.Layout;
        if (thread?.GetFieldByName("_isDead") is not null) return Net10.Layout;
        return runtime.BaseClassLibrary.GetTypeByName("System.Threading.ThreadBlockingInfo") is not null ? Net9.Layout : Net8.Layout;
    }
}

internal enum MonitorOwnerKind
{
    /// <summary>Address of the native thread.</summary>
    NativeThread,

    ManagedId,
}
