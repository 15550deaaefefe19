using Hangdump.Reporting.Snapshot;

namespace Hangdump.DumpTool.Workers;

/// <summary>Puts the lines of a worker together on a thread of its own. What has arrived can be had at any moment.</summary>
internal sealed class ItemReader
{
    private readonly object _gate = new();
    private readonly SnapshotReceiver _receiver = new(DateTimeOffset.UtcNow);
    private readonly TaskCompletionSource _ended = new();
    private readonly Stream _lines;

    public ItemReader(Stream lines)
    {
        _lines = lines;
        new Thread(ReadToEnd) { IsBackground = true, Name = "worker output" }.Start();
    }

    /// <summary>Completed when the worker has closed its output, at its end at the latest. Never fails.</summary>
    public Task Ended => _ended.Task;

    public Refusal? Refusal
    {
        get
        {
            lock (_gate)
                return _receiver.Items.Refusal;
        }
    }

    /// <summary>Whether the worker has said all that it had to say.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_gate)
                return _receiver.Items.IsComplete || _receiver.Items.Refusal is not null;
        }
    }

    /// <summary>The snapshot so far; null when there is none yet.</summary>
    /// <param name="interruption">Why it ends early, as a sentence.</param>
    public ProcessSnapshot? Build(string interruption)
    {
        lock (_gate)
            return _receiver.Items.Build(interruption);
    }

    private void ReadToEnd()
    {
        try
        {
            while (_lines.Read(_receiver.Free.Span) is > 0 and var got)
            {
                lock (_gate)
                    _receiver.Take(got);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The worker was killed: what has arrived counts.
        }
        _ended.SetResult();
    }
}
