using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Attach;

/// <summary>The target cannot be read, for a reason that the user is told.</summary>
internal sealed class TargetRefusedException(RefusalCause cause, string what, string advice) : Exception(what)
{
    public Refusal Refusal { get; } = new(cause, what, advice);
}
