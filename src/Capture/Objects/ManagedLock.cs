using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>A <c>System.Threading.Lock</c>, since .NET 9.</summary>
internal static class ManagedLock
{
    public const string TypeName = "System.Threading.Lock";

    private const uint HeldBit = 1;

    /// <summary>Null where nobody holds it.</summary>
    public static MonitorState? Read(ClrObject target, CaptureState state)
    {
        if (!target.IsValid || (target.ReadField<uint>("_state") & HeldBit) == 0) return null;
        int id = target.ReadField<int>("_owningThreadId");
        RecordedOwner owner = state.Layout.LockOwnerIsOsId ? new(0, (uint)id) { IsOsIdTakersOwn = true } : new(id);
        return new MonitorState(owner, target.ReadField<int>("_recursionCount") + 1);
    }
}
