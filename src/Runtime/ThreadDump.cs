using System.Runtime.InteropServices;
using System.Text;
using Hangdump.Reporting.Report;
using Hangdump.Runtime.Output;
using Hangdump.Runtime.Watching;
using Hangdump.Runtime.Workers;

namespace Hangdump;

/// <summary>
/// Writes the stacks of all threads of this process, what they wait for and who holds it, and what is wrong. A worker beside the process
/// reads it; the process stands still for some milliseconds meanwhile. Works when the process is deadlocked and its thread pool starved.
/// </summary>
public static class ThreadDump
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private static readonly SelfReader _reader = new();

    /// <summary>Writes a dump now. Thread-safe.</summary>
    /// <exception cref="IOException">The writer cannot be written.</exception>
    public static void Write(TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Write(ReportText.Of(Take()));
        to.Flush();
    }

    /// <summary>Writes a dump now, in UTF-8. Thread-safe.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Write(Encoding.UTF8.GetBytes(ReportText.Of(Take())));
        to.Flush();
    }

    /// <summary>Writes a dump now, in UTF-8, past all streams of the application. What nobody reads for some seconds is left out. Thread-safe.</summary>
    /// <param name="fileDescriptor">2 is the standard error stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such descriptor.</exception>
    public static void Write(int fileDescriptor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fileDescriptor);
        using DescriptorOutput output = new(fileDescriptor);
        output.Write(ReportText.Of(Take()));
    }

    /// <summary>
    /// Writes a dump to the standard error stream when the time has passed, under the line <c>Timeout (0:00:05)!</c>. A second call
    /// replaces the first. Thread-safe.
    /// </summary>
    /// <param name="timeout">Counted from now.</param>
    /// <param name="repeat">Whether it is written again each time that so much has passed.</param>
    /// <param name="exit">Whether the process ends then, with code 1 and without exit handlers, which could hang.</param>
    /// <returns>Cancels it when it is disposed of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public static IDisposable WriteAfter(TimeSpan timeout, bool repeat = false, bool exit = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        return TimedDump.Start(timeout, repeat, exit);
    }

    /// <summary>
    /// Writes a dump to the standard error stream when the process gets a signal. SIGQUIT works however starved the thread pool is; most
    /// others need a thread of it. A second call for a signal replaces the first. Thread-safe.
    /// </summary>
    /// <param name="signal">A named one, or its number.</param>
    /// <param name="chain">Whether the signal then does what it does without this: SIGQUIT ends the process.</param>
    /// <returns>Turns it off when it is disposed of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It cannot be handled.</exception>
    /// <exception cref="IOException">The system refuses the handler.</exception>
    public static IDisposable OnSignal(PosixSignal signal = PosixSignal.SIGQUIT, bool chain = false) => SignalDump.Start(signal, chain, new HangWatchOptions());

    internal static ProcessReport Take() => SelfReport.Of(_reader.Read(_limit));
}
