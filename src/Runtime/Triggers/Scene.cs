using System.Diagnostics;
using Hangdump.Runtime.Events;

namespace Hangdump.Runtime.Triggers;

/// <summary>What the watch sees at one moment. Times are as <see cref="Stopwatch"/> counts.</summary>
/// <param name="Now">This moment.</param>
/// <param name="Waits">Who waits, as events tell.</param>
/// <param name="PoolDelay">How long work has been waiting in the thread pool.</param>
/// <param name="Load">The processor time that the process uses at present, in processors.</param>
/// <param name="LastReading">When the process was last read; 0 when it never was.</param>
internal sealed record Scene(long Now, WaitTable Waits, TimeSpan PoolDelay, double Load, long LastReading)
{
    public TimeSpan Age(long since) => Stopwatch.GetElapsedTime(since, Now);

    /// <summary>Whether the process has been read when something that began then had already lasted so long.</summary>
    public bool WasRead(long since, TimeSpan lasting) => LastReading != 0 && since < LastReading && Stopwatch.GetElapsedTime(since, LastReading) >= lasting;
}
