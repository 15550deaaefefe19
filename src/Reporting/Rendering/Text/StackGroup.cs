using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text;

/// <summary>Threads whose stacks are equal, by id.</summary>
internal sealed record StackGroup(IReadOnlyList<ReportedThread> Threads)
{
    public ReportedThread First => Threads[0];

    /// <summary>Groups threads; none is lost. The groups stand in the order of their first members.</summary>
    public static List<StackGroup> Of(IEnumerable<ReportedThread> threads)
    {
        var groups = new Dictionary<StackKey, List<ReportedThread>>();
        var order = new List<StackGroup>();
        foreach (var thread in threads)
        {
            var key = new StackKey(thread);
            if (!groups.TryGetValue(key, out var members))
            {
                groups[key] = members = [];
                order.Add(new StackGroup(members));
            }

            members.Add(thread);
        }

        return order;
    }

    /// <summary>What equal stacks have in common.</summary>
    private sealed class StackKey(ReportedThread thread) : IEquatable<StackKey>
    {
        private readonly ReportedThread _thread = thread;

        public bool Equals(StackKey? other) => other is not null
            && _thread.State == other._thread.State
            && _thread.Kind == other._thread.Kind
            && _thread.IsIdle == other._thread.IsIdle
            && _thread.FramesOmitted == other._thread.FramesOmitted
            && _thread.Frames.SequenceEqual(other._thread.Frames);

        public override bool Equals(object? other) => other is StackKey key && Equals(key);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(_thread.State);
            hash.Add(_thread.Frames.Count);
            foreach (Frame frame in _thread.Frames.Take(32))
                hash.Add(frame.Method);
            return hash.ToHashCode();
        }
    }
}
