using System.Runtime.InteropServices;

namespace Hangdump.DumpTool.Output;

/// <summary>
/// Writes to the standard streams without the console class: that makes them wait for each other (standard output may be a pipe that
/// nobody reads), switches the terminal's keypad, and takes time to start.
/// </summary>
internal static class Descriptor
{
    public const int Output = 1;
    public const int Error = 2;

    private const int Interrupted = 4;
    private const int TryAgain = 11;
    private const int BrokenPipe = 32;

    private static readonly TimeSpan _turn = TimeSpan.FromMilliseconds(5);

    /// <summary>Writes everything. A reader that has gone, as in <c>| head -1</c>, is no failure.</summary>
    /// <exception cref="IOException">It cannot be written; the message is the system's reason.</exception>
    public static void Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            using var stream = descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
            stream.Write(bytes);
            return;
        }

        while (!bytes.IsEmpty)
        {
            var written = Write(descriptor, ref MemoryMarshal.GetReference(bytes), bytes.Length);
            if (written >= 0)
            {
                bytes = bytes[(int)written..];
                continue;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    continue;
                case TryAgain:
                    Thread.Sleep(_turn);
                    continue;
                case BrokenPipe:
                    return;
                case var error:
                    throw new IOException(Marshal.GetPInvokeErrorMessage(error));
            }
        }
    }

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint Write(int descriptor, ref byte bytes, nint count);
}
