using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>Compares what a report says of a resource with what is true.</summary>
internal static class Resources
{
    public static IEnumerable<string> NameContradictions(ReportResource resource, string? expected)
    {
        if (expected is not null && resource.Name != expected && resource.Name?.EndsWith("." + expected, StringComparison.Ordinal) != true)
            yield return $"the {resource.Kind} is named '{resource.Name}', not '{expected}'";
    }

    public static IEnumerable<string> OwnerContradictions(Evidence evidence, ReportResource resource, IReadOnlyList<ExpectedOwner> expected)
    {
        List<string> expectedOwners = [.. expected.Select(owner => owner.Actor).Order(StringComparer.Ordinal)];
        List<string> owners = [.. evidence.Report.Names(resource.Owners.Where(owner => owner.Thread is not null).Select(owner => owner.Thread!.Value))];
        if (!owners.SequenceEqual(expectedOwners))
            yield return $"the {resource.Kind} {resource.Name} is owned by [{string.Join(", ", resource.Owners.Select(Describe))}], threads [{string.Join(", ", owners)}], not by [{string.Join(", ", expected)}]";
        foreach (ExpectedOwner owner in expected)
        {
            ReportOwner? found = resource.Owners.FirstOrDefault(one => one.Thread == evidence.Target[owner.Actor].Id);
            if (found is not null && (found.Mode != owner.Mode || (owner.Certainty is not null && found.Certainty != owner.Certainty)))
                yield return $"{owner.Actor} owns the {resource.Kind} {resource.Name} as {found.Mode}, {found.Certainty}; not as {owner.Mode}, {owner.Certainty}";
        }
    }

    private static string Describe(ReportOwner owner) =>
        owner.Thread is { } thread ? $"thread {thread} {owner.Mode} {owner.Certainty}"
        : owner.Flow is { } flow ? $"flow {flow} {owner.Certainty}"
        : owner.Process is { } process ? $"process {process}"
        : $"OS thread {owner.OsThread}";
}
