namespace Hangdump.Reporting.Findings;

/// <summary>Threads (managed ids) and flows that are held up by others.</summary>
public sealed record BlockedParties(IReadOnlyList<int> Threads, IReadOnlyList<string> Flows)
{
    public static BlockedParties None { get; } = new([], []);
}
