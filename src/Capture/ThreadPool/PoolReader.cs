using Hangdump.Capture.Objects;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.ThreadPool;

/// <summary>Reads the counts of the managed thread pool. Fields as in .NET 8 to 11.</summary>
internal static class PoolReader
{
    private const string Pool = "System.Threading.PortableThreadPool";

    // The parts of one word of counts, each of 16 bits: threads that run work, that exist, that are wanted.
    private const int ExistingShift = 16;
    private const int WantedShift = 32;

    /// <summary>Null for a pool that was never started.</summary>
    public static ThreadPoolSnapshot? Read(CaptureState state)
    {
        if (state.Types.Find(Pool)?.GetStaticFieldByName("ThreadPoolInstance") is not { } instance) return null;
        foreach (ClrAppDomain domain in state.Context.Runtime.AppDomains)
        {
            Place pool = Place.Of(instance.ReadObject(domain));
            if (!pool.IsValid || pool.Struct("_separated").Struct("counts").Value<ulong>("_data") is not { } counts) continue;
            return new ThreadPoolSnapshot
            {
                MinThreads = pool.Value<short>("_minThreads") ?? 0,
                MaxThreads = pool.Value<short>("_maxThreads") ?? 0,
                Workers = (ushort)(counts >> ExistingShift),
                Goal = (ushort)(counts >> WantedShift),
                QueuedItems = state.WorkQueues.Count,
            };
        }

        return null;
    }
}
