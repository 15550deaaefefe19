namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>A thread of the scenario that owns something.</summary>
/// <param name="Actor">The thread's part.</param>
/// <param name="Mode">exclusive, read or upgradeable.</param>
/// <param name="Certainty">certain or possible; null when either will do.</param>
internal sealed record ExpectedOwner(string Actor, string Mode = "exclusive", string? Certainty = "certain")
{
    /// <summary>Nobody records who owns it: it is inferred.</summary>
    public static ExpectedOwner Possibly(string actor) => new(actor, Certainty: "possible");

    public static ExpectedOwner Reading(string actor) => new(actor, "read");

    public override string ToString() => $"{Actor} ({Mode}, {Certainty ?? "certain or possible"})";
}
