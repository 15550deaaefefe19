using Hangdump.Capture.Runtimes;
using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// The monitors of objects: thin in the object's header, or inflated in its sync block, natively up to .NET 10 and as a
/// <c>Lock</c> since. A monitor that has been waited for is never thin.
/// </summary>
internal sealed class Monitors
{
    private readonly CaptureState _state;
    private readonly SyncTable? _table;
    private readonly Dictionary<ulong, ulong> _objectByLock = [];
    private readonly Dictionary<ulong, ulong> _objectByNativeBlock = [];
    private Dictionary<ulong, ulong>? _objectByWaiter;

    public Monitors(CaptureState state)
    {
        _state = state;
        if (state.SyncBlocks.All.FirstOrDefault() is not { } known) return;
        _table = SyncTable.Find(state.Context, known);
        foreach (SyncBlock block in state.SyncBlocks.All)
        {
            if (NativeBlock(block) is not 0 and var native) _objectByNativeBlock[native] = block.Object;
            if (LockOf(block) is { IsValid: true } found) _objectByLock[found.Address] = block.Object;
        }
    }

    /// <summary>The objects whose inflated monitors some thread holds.</summary>
    public IEnumerable<ClrObject> Held =>
        _state.SyncBlocks.All.Where(block => block.IsMonitorHeld).Select(block => _state.Context.Heap.GetObject(block.Object));

    /// <summary>Null where nobody holds the monitor of the object.</summary>
    public MonitorState? Of(ClrObject target)
    {
        if (!target.IsValid) return null;
        if (ThinLock.Read(target, _state.Context.Memory) is { } thin) return thin;
        if (_state.SyncBlocks.Of(target.Address) is not { } block) return null;
        if (_state.Layout.MonitorIsLock && LockOf(block) is { IsValid: true } found) return ManagedLock.Read(found, _state);
        if (!_state.Layout.MonitorIsLock && NativeBlock(block) is not 0 and var native) return AwareLock.Read(native, _state);
        return block.IsMonitorHeld
            ? new MonitorState(new RecordedOwner(_state.Census.ByAddress(block.HoldingThreadAddress)?.ManagedThreadId ?? 0), block.RecursionCount)
            : null;
    }

    /// <summary>Address of an object's native sync block; 0 where it has none or it cannot be found.</summary>
    public ulong NativeBlock(ClrObject target) => _state.SyncBlocks.Of(target.Address) is { } block ? NativeBlock(block) : 0;

    /// <summary>The object whose monitor a <c>Lock</c> is; not valid where it is a lock of the program's own.</summary>
    public ClrObject ObjectOf(ClrObject monitorLock) =>
        _objectByLock.TryGetValue(monitorLock.Address, out ulong address) ? _state.Context.Heap.GetObject(address) : default;

    /// <summary>The object of a native sync block; not valid where there is none.</summary>
    public ClrObject ObjectOf(ulong nativeBlock) =>
        _objectByNativeBlock.TryGetValue(nativeBlock, out ulong address) ? _state.Context.Heap.GetObject(address) : default;

    /// <summary>The object for whose pulse a thread waits, up to .NET 10; not valid where it waits for none.</summary>
    public ClrObject WaitedBy(CapturedThread thread)
    {
        _objectByWaiter ??= ReadWaiters();
        return _objectByWaiter.TryGetValue(thread.Clr.Address, out ulong address) ? _state.Context.Heap.GetObject(address) : default;
    }

    private Dictionary<ulong, ulong> ReadWaiters()
    {
        var objects = new Dictionary<ulong, ulong>();
        foreach ((ulong block, ulong target) in _objectByNativeBlock)
        {
            foreach (ulong thread in WaitQueue.Of(block, _state.Context.Memory)) objects[thread] = target;
        }

        return objects;
    }

    private ulong NativeBlock(SyncBlock block) => _table?.BlockAddress(block.Index) ?? 0;

    private ClrObject LockOf(SyncBlock block)
    {
        if (_table?.LockOffset is not { } offset || NativeBlock(block) is not (not 0 and var native)) return default;
        ulong handle = _state.Context.Memory.ReadPointer(native + (ulong)offset);
        return handle == 0 ? default : _state.Context.Heap.GetObject(_state.Context.Memory.ReadPointer(handle));
    }
}
