namespace Hangdump.DumpTool.Processes;

/// <summary>Looks for bytes in a file of any size.</summary>
internal static class BinarySearch
{
    private const int BufferSize = 1 << 20;

    /// <returns>The bytes that follow the mark's first occurrence; null when there is none or the file cannot be read.</returns>
    public static byte[]? Find(string file, byte[] mark, int following)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var buffer = new byte[BufferSize];
            var filled = 0;
            while (stream.ReadAtLeast(buffer.AsSpan(filled), 1, throwOnEndOfStream: false) is > 0 and var read)
            {
                filled += read;
                var at = buffer.AsSpan(0, filled).IndexOf(mark) + mark.Length;
                if (at >= mark.Length && at + following <= filled)
                    return buffer.AsSpan(at, following).ToArray();
                if (filled < buffer.Length / 2)
                    continue;
                var kept = Math.Min(filled, mark.Length + following);
                buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
                filled = kept;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }

        return null;
    }
}
