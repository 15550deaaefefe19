namespace Hangdump.Runtime.Workers;

/// <summary>How a worker reads this process.</summary>
internal enum ReadVia
{
    /// <summary>Its memory: stacks, locks and their owners.</summary>
    Ptrace,

    /// <summary>The sample profiler of its runtime: stacks alone.</summary>
    Eventpipe,
}
