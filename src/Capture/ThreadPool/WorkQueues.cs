using Hangdump.Capture.Objects;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.ThreadPool;

/// <summary>
/// The work that the pool's threads have not begun: the global queues and each worker's own. The same in all versions that are
/// read, but for the name of the list of the workers' queues.
/// </summary>
internal sealed class WorkQueues
{
    /// <summary>How many items are looked at; the rest is counted.</summary>
    private const int MaxListed = 10_000;
    private const string Queue = "System.Threading.ThreadPoolWorkQueue";

    private readonly List<ClrObject> _items = [];

    public WorkQueues(CaptureState state)
    {
        foreach (ClrAppDomain domain in state.Context.Runtime.AppDomains)
        {
            Place queue = Place.Of(Static(state, "System.Threading.ThreadPool", domain, "s_workQueue"));
            foreach (string global in (string[])["highPriorityWorkItems", "workItems", "lowPriorityWorkItems"]) AddShared(queue.Object(global));
            foreach (ClrObject assignable in Elements(queue.Object("_assignableWorkItemQueues"))) AddShared(assignable);
            foreach (ClrObject local in Elements(Static(state, Queue + "+WorkStealingQueueList", domain, "s_queues", "_queues"))) AddLocal(Place.Of(local));
        }
    }

    /// <summary>How many items wait.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them, the oldest of a queue first.</summary>
    public IReadOnlyList<ClrObject> Items => _items;

    private static ClrObject Static(CaptureState state, string type, ClrAppDomain domain, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (state.Types.Find(type)?.GetStaticFieldByName(name) is { } field) return field.ReadObject(domain);
        }

        return default;
    }

    private static IEnumerable<ClrObject> Elements(ClrObject list)
    {
        if (!list.IsValid || !list.IsArray) yield break;
        ClrArray array = list.AsArray();
        for (int index = 0; index < array.Length; index++)
        {
            if (array.GetObjectValue(index) is { IsValid: true } element) yield return element;
        }
    }

    /// <summary>A ConcurrentQueue: a list of rings, of which all but the last are frozen, with their tails moved out of reach.</summary>
    private void AddShared(ClrObject queue)
    {
        const int MaxSegments = 100_000;
        Place segment = Place.Of(queue.Follow("_head"));
        for (int count = 0; segment.IsValid && count < MaxSegments; count++)
        {
            AddSegment(segment);
            segment = Place.Of(segment.Object("_nextSegment"));
        }
    }

    private void AddSegment(Place segment)
    {
        Place ends = segment.Struct("_headAndTail");
        ClrObject slots = segment.Object("_slots");
        if (!slots.IsValid || !slots.IsArray) return;
        ClrArray ring = slots.AsArray();
        int head = ends.Value<int>("Head") ?? 0;
        int tail = ends.Value<int>("Tail") ?? 0;
        if (segment.Value<bool>("_frozenForEnqueues") == true) tail -= 2 * ring.Length;
        int length = Math.Clamp(tail - head, 0, ring.Length);
        Count += length;
        for (int index = head; length > 0 && _items.Count < MaxListed; index++, length--)
        {
            if (ring.GetStructValue(index & (ring.Length - 1)).ReadObjectField("Item") is { IsValid: true } item) _items.Add(item);
        }
    }

    /// <summary>A ring too, that its worker fills and empties at the tail and others empty at the head.</summary>
    private void AddLocal(Place queue)
    {
        ClrObject array = queue.Object("m_array");
        if (!array.IsValid || !array.IsArray) return;
        ClrArray ring = array.AsArray();
        int head = queue.Value<int>("m_headIndex") ?? 0;
        int tail = queue.Value<int>("m_tailIndex") ?? 0;
        for (int index = head; index < tail; index++)
        {
            // A thread may have taken an item out of the middle.
            if (ring.GetObjectValue(index & (ring.Length - 1)) is not { IsValid: true } item) continue;
            Count++;
            if (_items.Count < MaxListed) _items.Add(item);
        }
    }
}
