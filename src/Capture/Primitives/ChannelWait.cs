using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A wait for a channel, which shows as a wait for the task that stands for the channel's own operation. The operation does not
/// name its channel: it is the one on the stacks that lists the operation, else the operation stands for it.
/// </summary>
internal static class ChannelWait
{
    private const string Namespace = "System.Threading.Channels.";

    /// <summary>Null where the task does not stand for an operation of a channel.</summary>
    public static ThreadWait? Of(ClrObject task, CaptureState state) => OfOperation(task.Follow("_source"), state);

    /// <summary>Null where the object is no operation of a channel.</summary>
    public static ThreadWait? OfOperation(ClrObject operation, CaptureState state)
    {
        if (operation.Type?.Name is not { } type || !type.StartsWith(Namespace, StringComparison.Ordinal)) return null;
        bool isWrite = type.Contains("Write", StringComparison.Ordinal) || type.Contains("WithData", StringComparison.Ordinal);
        return new ThreadWait(isWrite ? Operation.Write : Operation.Read, Describe(operation, state));
    }

    private static ResourceEntry Describe(ClrObject operation, CaptureState state)
    {
        ClrObject target = state.Objects.FirstOrDefault(candidate => IsChannel(candidate) && Lists(candidate, operation));
        ResourceEntry channel = state.Resources.Of(ResourceKind.Channel, target.IsValid ? target : operation, out bool isNew);
        if (isNew && target.IsValid && Count(target) is { } count) channel.Details[DetailNames.Count] = count;
        return channel;
    }

    private static bool IsChannel(ClrObject candidate) =>
        candidate.Type?.Name is { } type && type.StartsWith(Namespace, StringComparison.Ordinal) && type.Contains("Channel<", StringComparison.Ordinal)
        && !type.Contains('+');

    private static bool Lists(ClrObject channel, ClrObject operation) => Reaches(channel, operation, depth: 0);

    /// <summary>Operations hang off the channel's own objects: its reader and writer, queues and arrays, and each other.</summary>
    private static bool Reaches(ClrObject from, ClrObject operation, int depth)
    {
        const int MaxDepth = 4;
        foreach (ClrObject next in from.Objects())
        {
            if (next == operation) return true;
            if (depth < MaxDepth && next.Type?.Name is { } type && BelongsToChannel(type) && Reaches(next, operation, depth + 1)) return true;
        }

        return false;
    }

    private static bool BelongsToChannel(string type) =>
        type.StartsWith(Namespace, StringComparison.Ordinal) || type.StartsWith("System.Collections.Generic.Deque<" + Namespace, StringComparison.Ordinal);

    private static int? Count(ClrObject channel)
    {
        ClrObject items = channel.Follow("_items");
        return items.Type?.GetFieldByName("_size") is { } size ? size.Read<int>(items.Address, interior: false) : null;
    }
}
