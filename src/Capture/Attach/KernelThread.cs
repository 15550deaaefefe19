namespace Hangdump.Capture.Attach;

/// <summary>What the kernel told of one thread before the target was stopped: afterwards every thread looks stopped.</summary>
/// <param name="OsId">The thread id as the observer sees it.</param>
/// <param name="RuntimeId">The thread id in the target's own PID namespace, which is the one that its runtime stores.</param>
/// <param name="Comm">The kernel's name of the thread, at most 15 characters.</param>
/// <param name="State">The state letter of <c>/proc/…/stat</c>: R, S, D, T, t, Z.</param>
internal sealed record KernelThread(int OsId, uint RuntimeId, string Comm, char State)
{
    /// <summary>The number of the system call that it is in; null when it runs in user mode or could not be read.</summary>
    public long? SystemCall { get; init; }

    /// <summary>The six arguments of the system call; empty when there is none.</summary>
    public IReadOnlyList<ulong> Arguments { get; init; } = [];

    /// <summary>Where its stack ended when it entered the system call; null when it runs in user mode.</summary>
    public ulong? StackPointer { get; init; }

    /// <summary>Where it will go on after the system call; null when it runs in user mode.</summary>
    public ulong? InstructionPointer { get; init; }

    /// <summary>How often it has been put on a processor.</summary>
    public long TimesRun { get; init; }

    /// <summary>Asks the kernel whether the thread has stayed off the processor since the look at it; null where that is not asked.</summary>
    public Func<KernelThread, bool>? StillCheck { get; init; }

    /// <summary>
    /// Whether it has stayed off the processor, so that what it alone uses can be read without stopping it. Asked anew each time.
    /// </summary>
    public bool IsStill => StillCheck is { } check && check(this);

    /// <summary>Whether it runs on while it is read and has moved since it was looked at: to walk its stack could crash us.</summary>
    public bool IsMoving => StillCheck is { } check && !check(this);
}
