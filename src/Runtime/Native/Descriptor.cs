using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hangdump.Runtime.Native;

/// <summary>Reading and writing with a limit, so that a peer who does neither holds nobody up.</summary>
internal static unsafe class Descriptor
{
    /// <summary>What a pipe takes at once, if it takes anything (PIPE_BUF).</summary>
    private const int Piece = 4096;

    /// <summary>Reads what is there, waiting for it if there is nothing.</summary>
    /// <returns>The number of bytes; 0 at the end; null when the time was over first.</returns>
    public static int? Read(int descriptor, Span<byte> into, TimeSpan limit)
    {
        if (!Await(descriptor, LibC.CanRead, limit)) return null;
        fixed (byte* buffer = into)
        {
            nint got;
            do got = LibC.Read(descriptor, buffer, into.Length);
            while (got < 0 && Marshal.GetLastPInvokeError() == LibC.Interrupted);
            return got > 0 ? (int)got : 0;
        }
    }

    /// <summary>Writes everything, unless the reader takes nothing for so long.</summary>
    /// <returns>Whether all was written.</returns>
    public static bool Write(int descriptor, ReadOnlySpan<byte> bytes, TimeSpan limit)
    {
        while (bytes.Length > 0)
        {
            if (!Await(descriptor, LibC.CanWrite, limit)) return false;
            ReadOnlySpan<byte> piece = bytes[..Math.Min(bytes.Length, Piece)];
            nint written;
            fixed (byte* buffer = piece) written = LibC.Write(descriptor, buffer, piece.Length);
            if (written < 0 && Marshal.GetLastPInvokeError() != LibC.Interrupted) return false;
            bytes = bytes[(int)Math.Max(written, 0)..];
        }

        return true;
    }

    /// <summary>A descriptor for the same file, which stays when the other is closed or becomes another file; -1 where there is none.</summary>
    public static int Keep(int descriptor) => LibC.Control(descriptor, LibC.DuplicateCloseOnExec, 3);

    private static bool Await(int descriptor, short what, TimeSpan limit)
    {
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            TimeSpan left = limit - Stopwatch.GetElapsedTime(began);
            LibC.PollEntry entry = new() { Descriptor = descriptor, Wanted = what };
            int ready = LibC.Poll(&entry, 1, (int)Math.Clamp(Math.Ceiling(left.TotalMilliseconds), 0, int.MaxValue));
            if (ready > 0) return true;
            if (ready == 0 || Marshal.GetLastPInvokeError() != LibC.Interrupted) return false;
        }
    }
}
