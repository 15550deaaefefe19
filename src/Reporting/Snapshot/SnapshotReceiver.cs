namespace Hangdump.Reporting.Snapshot;

/// <summary>
/// Takes the bytes that a worker writes, in pieces of any size, and puts the items together. Read into <see cref="Free"/>, then say with
/// <see cref="Take"/> how much came. Not thread-safe.
/// </summary>
public sealed class SnapshotReceiver(DateTimeOffset capturedAt)
{
    private const int InitialSize = 64 * 1024;

    private byte[] _buffer = new byte[InitialSize];
    private int _filled;

    /// <summary>What has arrived so far.</summary>
    public SnapshotBuilder Items { get; } = new(capturedAt);

    /// <summary>Where the next bytes go; never empty. Valid until <see cref="Take"/>.</summary>
    public Memory<byte> Free => _buffer.AsMemory(_filled);

    /// <summary>Takes the whole lines of what has been read into <see cref="Free"/>, and keeps the beginning of the next.</summary>
    /// <param name="count">How many bytes were read.</param>
    public void Take(int count)
    {
        _filled += count;
        ReadOnlySpan<byte> left = _buffer.AsSpan(0, _filled);
        while (left.IndexOf((byte)'\n') is >= 0 and var end)
        {
            if (SnapshotLines.Parse(left[..end]) is { } item)
                Items.Add(item);
            left = left[(end + 1)..];
        }

        left.CopyTo(_buffer);
        _filled = left.Length;
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
