using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Words;

/// <summary>How the report calls what is held and waited for.</summary>
internal static class ResourceWords
{
    /// <summary>As in <c>monitor Bank.Account._gate System.Object 0x7f2c00a1e0</c>: kind, name where it has one, type, address.</summary>
    public static StyledLine Of(ReportedResource resource, ReportView view, bool withAddress = true) => resource switch
    {
        // A thread that is joined is known by its id, not by the address of its object; a process by its number.
        { Kind: ResourceKind.Thread, Owners: [{ Party: { Thread: not null } thread }] } => new StyledLine().Add(PartyWords.Of(thread, view)),
        { Kind: ResourceKind.Process, Owners: [{ Party: { Process: not null } process }] } => Named(new StyledLine().Add(PartyWords.Of(process, view)), resource, withAddress),
        _ => Named(StyledLine.Of(Of(resource.Kind)), resource, withAddress),
    };

    /// <summary>Who holds it, as in <c>held by thread 9</c>; null where nobody is known to, or where that has been said.</summary>
    public static StyledLine? Owners(ReportedResource resource, ReportView view)
    {
        if (resource.Owners.Count == 0 || resource.Kind is ResourceKind.Thread or ResourceKind.Process)
            return null;
        var line = StyledLine.Of(Holding(resource.Kind) + " ");
        for (var i = 0; i < resource.Owners.Count; i++)
        {
            var owner = resource.Owners[i];
            if (i > 0)
                line.Add(", ");
            line.Add(PartyWords.Of(owner.Party, view));
            if (owner.Mode != OwnershipMode.Exclusive)
                line.Add(owner.Mode == OwnershipMode.Read ? " (reads)" : " (upgradeable)");
            if (owner.Certainty == Certainty.Possible)
                line.Add(" (possibly)", Style.Warning);
        }

        return line;
    }

    /// <summary>Counts and the like, as in <c>current count 0, maximum count 3</c>; empty where there are none.</summary>
    public static string Details(ReportedResource resource) => string.Join(", ", resource.Details
        .Where(detail => detail.Value is not null && (detail.Key, detail.Value.ToString()) is not (("recursion", "1") or (DetailNames.Status, nameof(TaskStatus.WaitingForActivation))))
        .Select(detail => $"{Spaced(detail.Key)} {detail.Value}"));

    private static StyledLine Named(StyledLine line, ReportedResource resource, bool withAddress)
    {
        if (resource.Name is { } name)
            line.Add(" ").Add(name, Style.Resource);
        if (resource.Type is { } type && type != resource.Name)
            line.Add(" ").Add(type, resource.Name is null ? Style.Resource : Style.Faint);
        if (withAddress && resource.Address is { } address)
            line.Add(" ").Add(Numbers.Address(address), Style.Faint);
        return line;
    }

    private static string Of(ResourceKind kind) => kind switch
    {
        ResourceKind.ReaderWriterLock => "reader-writer lock",
        ResourceKind.NamedMutex => "named mutex",
        ResourceKind.TypeInitializer => "the static constructor of",
        ResourceKind.CancellationCallback => "cancellation callback",
        ResourceKind.Stream => "the output of process",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>What a party does to a resource of which it is an owner, as in <c>holds monitor Bank._gate</c>.</summary>
    public static StyledLine Held(ReportedResource resource, ReportView view) => StyledLine.Of(Keeping(resource.Kind)).Add(" ").Add(Of(resource, view));

    private static string Keeping(ResourceKind kind) => kind switch
    {
        ResourceKind.Task => "is to complete",
        ResourceKind.Event or ResourceKind.Countdown or ResourceKind.Barrier or ResourceKind.Collection or ResourceKind.Channel => "may signal",
        ResourceKind.TypeInitializer or ResourceKind.Lazy or ResourceKind.CancellationCallback => "runs",
        _ => "holds",
    };

    private static string Holding(ResourceKind kind) => kind switch
    {
        ResourceKind.Task => "to be completed by",
        ResourceKind.Event or ResourceKind.Countdown or ResourceKind.Barrier or ResourceKind.Collection or ResourceKind.Channel => "to be signalled by",
        ResourceKind.TypeInitializer or ResourceKind.Lazy or ResourceKind.CancellationCallback => "run by",
        ResourceKind.Stream => "kept open by",
        _ => "held by",
    };

    /// <summary><c>currentCount</c> becomes <c>current count</c>.</summary>
    private static string Spaced(string camelCase) =>
        string.Concat(camelCase.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
