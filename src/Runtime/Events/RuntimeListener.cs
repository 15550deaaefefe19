using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace Hangdump.Runtime.Events;

/// <summary>
/// Listens to the runtime's events about locks, waits and threads. The callback copies into a ring and does nothing else: an exception
/// would be swallowed, and a lock would stop the delivery of all events in the process.
/// </summary>
internal sealed class RuntimeListener : EventListener
{
    private const string Source = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Contention = (EventKeywords)0x4000, Threading = (EventKeywords)0x10000, Waits = (EventKeywords)0x40000000000;
    private const int ContentionStart = 81, ContentionStop = 91, ThreadCreated = 85, WaitStart = 301, WaitStop = 302;

    private readonly EventRing _ring = new();
    private volatile EventSource? _source;
    private volatile bool _isStopped;

    /// <summary>Whether there are events about waits for other things than locks.</summary>
    public static bool TellsWaits { get; } = Environment.Version.Major >= 9;

    /// <summary>Whether the owner of a contended lock is told by its managed id.</summary>
    public static bool TellsManagedOwners { get; } = Environment.Version.Major >= 11;

    public EventRing Events => _ring;

    /// <summary>Begins to listen; false where the runtime has no events, as in a trimmed application.</summary>
    public bool Start()
    {
        if (_source is not { } source) return false;
        // The waits come at the level Verbose; locks and threads have nothing on that level.
        if (TellsWaits) EnableEvents(source, EventLevel.Verbose, Contention | Threading | Waits);
        else EnableEvents(source, EventLevel.Informational, Contention | Threading);
        return true;
    }

    public override void Dispose()
    {
        _isStopped = true;
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source) _source = eventSource;
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_isStopped || eventData.Payload is not { } payload) return;
        long now = Stopwatch.GetTimestamp();
        switch (eventData.EventId)
        {
            case ContentionStart when payload.Count > 4: _ring.Put(new RuntimeEvent(RuntimeEventKind.ContentionStart, eventData.OSThreadId, Number(payload[2]), (long)Number(payload[4]), now)); break;
            case ContentionStop: _ring.Put(new RuntimeEvent(RuntimeEventKind.ContentionStop, eventData.OSThreadId, 0, 0, now)); break;
            case WaitStart: _ring.Put(new RuntimeEvent(RuntimeEventKind.WaitStart, eventData.OSThreadId, 0, 0, now)); break;
            case WaitStop: _ring.Put(new RuntimeEvent(RuntimeEventKind.WaitStop, eventData.OSThreadId, 0, 0, now)); break;
            case ThreadCreated when payload.Count > 4: _ring.Put(new RuntimeEvent(RuntimeEventKind.ThreadCreated, (long)Number(payload[4]), 0, (long)Number(payload[3]), now)); break;
        }
    }

    /// <summary>Payload values come in all integer types.</summary>
    private static ulong Number(object? value) => value switch
    {
        nint number => (ulong)number,
        nuint number => number,
        ulong number => number,
        long number => (ulong)number,
        uint number => number,
        int number => (ulong)number,
        _ => 0,
    };
}
