using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Attach;

/// <summary>
/// Brings what was known of the threads before the stop together with where the stop found them: some have moved in between.
/// </summary>
internal static class ThreadsAtStop
{
    public static Dictionary<uint, KernelThread> Merge(IReadOnlyDictionary<uint, KernelThread> before, IEnumerable<Tracee> stopped, ThreadIds ids)
    {
        Dictionary<uint, KernelThread> threads = before.ToDictionary(thread => thread.Key, thread => thread.Value with { StillCheck = null });
        foreach (Tracee tracee in stopped)
        {
            uint id = ids.ToRuntime(tracee.Id);
            KernelThread? known = before.GetValueOrDefault(id);
            if (known is null || HasMoved(known, tracee.Registers))
                threads[id] = AsFound(known ?? new KernelThread(tracee.Id, id, "", 'R'), tracee.Registers);
        }
        return threads;
    }

    /// <summary>Whether a thread was found elsewhere than it was seen before.</summary>
    public static bool HasMoved(KernelThread thread, ulong[] registers) =>
        thread.StackPointer != Registers.StackPointer(registers) || thread.InstructionPointer != Registers.InstructionPointer(registers);

    private static KernelThread AsFound(KernelThread thread, ulong[] registers)
    {
        long? call = Registers.SystemCall(registers, out ulong[] arguments);
        return thread with
        {
            State = call is null ? 'R' : 'S',
            SystemCall = call,
            Arguments = arguments,
            StackPointer = Registers.StackPointer(registers),
            InstructionPointer = Registers.InstructionPointer(registers),
            StillCheck = null,
        };
    }
}
