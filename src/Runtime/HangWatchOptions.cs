using System.Runtime.InteropServices;

namespace Hangdump;

/// <summary>What a <see cref="HangWatch"/> does. It is read once, by <see cref="HangWatch.Start"/>.</summary>
public sealed class HangWatchOptions
{
    /// <summary>The value of <see cref="Output"/> that means the standard error stream.</summary>
    public const string StandardError = "stderr";

    /// <summary>
    /// Where reports go: "stderr", the descriptor as it is when the watch starts, or the path of a file, which is created for its owner
    /// alone, appended to, and moved to <c>&lt;path&gt;.1</c> when it has grown to 10 MB. Null for nowhere but <see cref="OnReport"/>.
    /// </summary>
    public string? Output { get; set; } = StandardError;

    /// <summary>How reports are written to <see cref="Output"/>.</summary>
    public ReportFormat Format { get; set; } = ReportFormat.Text;

    /// <summary>
    /// How long a wait may last, and the process be idle, before it is looked at: 5 seconds. Deadlocks of <c>lock</c> and a starved
    /// thread pool are told by the runtime itself, and found in less than a second.
    /// </summary>
    public TimeSpan Threshold { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the process is looked at without any suspicion; null for never. On .NET 8 that alone finds hangs of other things than <c>lock</c> in a process that is busy otherwise.</summary>
    public TimeSpan? Interval { get; set; }

    /// <summary>Whether the process is looked at once when the watch starts, for what hangs already.</summary>
    public bool LooksAtStart { get; set; } = true;

    /// <summary>The signal upon which all stacks are written; null for none. A generic host stops by itself on SIGQUIT: name another one there.</summary>
    public PosixSignal? Signal { get; set; } = PosixSignal.SIGQUIT;

    /// <summary>What follows a deadlock that is certain.</summary>
    public DeadlockAction OnDeadlock { get; set; } = DeadlockAction.Report;

    /// <summary>Called with every report, on the watch's own thread, which waits for it. What it throws is written to the standard error stream.</summary>
    public Action<HangReport>? OnReport { get; set; }

    /// <summary>Called when something that was reported has resolved itself; as <see cref="OnReport"/>.</summary>
    public Action<HangResolution>? OnResolved { get; set; }

    internal HangWatchOptions Copy() => (HangWatchOptions)MemberwiseClone();
}
