using Hangdump.Reporting.Findings;

namespace Hangdump;

/// <summary>Something that was reported, and has resolved itself.</summary>
/// <param name="Finding">As it was reported.</param>
/// <param name="After">How long after its report that was seen.</param>
public sealed record HangResolution(Finding Finding, TimeSpan After);
