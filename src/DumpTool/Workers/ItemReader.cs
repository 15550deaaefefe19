using Hangdump.Reporting.Snapshot;

namespace Hangdump.DumpTool.Workers;

/// <summary>Puts the lines of a worker together on a thread of its own. What has arrived can be had at any moment.</summary>
internal sealed class ItemReader
{
    private const int InitialSize = 64 * 1024;

    private readonly object _gate = new();
    private readonly SnapshotBuilder _builder = new(DateTimeOffset.UtcNow);
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
                return _builder.Refusal;
        }
    }

    /// <summary>Whether the worker has said all that it had to say.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_gate)
                return _builder.IsComplete || _builder.Refusal is not null;
        }
    }

    /// <summary>The snapshot so far; null when there is none yet.</summary>
    /// <param name="interruption">Why it ends early, as a sentence.</param>
    public ProcessSnapshot? Build(string interruption)
    {
        lock (_gate)
            return _builder.Build(interruption);
    }

    private void ReadToEnd()
    {
        byte[] buffer = new byte[InitialSize];
        int filled = 0;
        try
        {
            while (_lines.Read(buffer, filled, buffer.Length - filled) is > 0 and var got)
            {
                filled += got;
                filled = TakeLines(buffer, filled);
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The worker was killed: what has arrived counts.
        }
        _ended.SetResult();
    }

    /// <summary>Takes the whole lines and moves the rest to the front. Returns the length of the rest.</summary>
    private int TakeLines(byte[] buffer, int filled)
    {
        ReadOnlySpan<byte> left = buffer.AsSpan(0, filled);
        while (left.IndexOf((byte)'\n') is >= 0 and var end)
        {
            if (SnapshotLines.Parse(left[..end]) is { } item)
                lock (_gate)
                    _builder.Add(item);
            left = left[(end + 1)..];
        }
        left.CopyTo(buffer);
        return left.Length;
    }
}
