using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols.Lines;

/// <summary>A range of the target's memory as a stream, so that an image can be read as it lies there, whatever it was loaded from.</summary>
internal sealed class TargetMemoryStream(IMemoryReader memory, ulong start, long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        int wanted = (int)Math.Min(buffer.Length, length - Position);
        if (wanted <= 0)
            return 0;
        int read = memory.Read(start + (ulong)Position, buffer[..wanted]);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
