namespace Hangdump.Reporting.Snapshot;

/// <summary>Why nothing could be read: the only item of such a stream.</summary>
/// <param name="Cause">What kind of refusal, for tests and exit codes.</param>
/// <param name="What">One line: what happened, naming the actual cause.</param>
/// <param name="Advice">One line: what to do, with the next command.</param>
public sealed record Refusal(RefusalCause Cause, string What, string Advice) : SnapshotItem;

public enum RefusalCause
{
    NoSuchProcess, NotDotNet, NativeAot, NotPermitted, Gone, Traced, KernelThread, Zombie, WrongDac, MissingDac, UntrustedDac, UnsupportedPlatform, Failed, NoSpace,
}
