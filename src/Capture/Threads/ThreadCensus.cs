using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>
/// Every thread that the runtime still knows, dead ones and those left out of a capture included: only what is not here has
/// certainly ended.
/// </summary>
internal sealed class ThreadCensus
{
    private readonly Dictionary<ulong, ClrThread> _byAddress = [];
    private readonly Dictionary<int, ClrThread> _aliveById = [];
    private readonly Dictionary<uint, ClrThread> _aliveByOsId = [];

    public ThreadCensus(ClrRuntime runtime)
    {
        foreach (ClrThread thread in runtime.Threads)
        {
            _byAddress[thread.Address] = thread;
            if (!thread.IsAlive) continue;
            _aliveById[thread.ManagedThreadId] = thread;
            _aliveByOsId[thread.OSThreadId] = thread;
        }
    }

    /// <summary>The thread, alive or dead, of a native address; null where the runtime has forgotten it.</summary>
    public ClrThread? ByAddress(ulong address) => _byAddress.GetValueOrDefault(address);

    /// <summary>The live thread of a managed id.</summary>
    public ClrThread? AliveById(int managedId) => _aliveById.GetValueOrDefault(managedId);

    /// <summary>The live thread of a kernel id as the runtime stores it.</summary>
    public ClrThread? AliveByOsId(uint osId) => _aliveByOsId.GetValueOrDefault(osId);
}
