using System.Collections.Immutable;
using Hangdump.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Tests;

/// <summary>Every rule has what a user looks for.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Ids => [.. RuleTable.All.SelectMany(rule => rule.Descriptors).Select(descriptor => descriptor.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void A_rule_has_a_page_and_says_where(string id)
    {
        DiagnosticDescriptor rule = new LockOrderAnalyzer().SupportedDiagnostics.Single(descriptor => descriptor.Id == id);
        Assert.EndsWith($"docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.NotEmpty(rule.Description.ToString());
        string page = File.ReadAllText(Path.Combine(CaseTests.Here(), "..", "..", "docs", "rules", id + ".md"));
        Assert.StartsWith($"# {id}: ", page, StringComparison.Ordinal);
        Assert.Contains("## Suppress", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_rule_stands_in_every_preset_and_in_the_readme(string id)
    {
        string root = Path.Combine(CaseTests.Here(), "..", "..");
        foreach (string preset in Directory.EnumerateFiles(Path.Combine(root, "src", "Analyzers.Package", "presets")))
            Assert.Contains($"dotnet_diagnostic.{id}.severity", File.ReadAllText(preset), StringComparison.Ordinal);
        Assert.Contains($"[{id}]", File.ReadAllText(Path.Combine(root, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_names_both_locks_and_both_sides_with_file_and_line()
    {
        const string Text =
            """
            namespace N;
            class C
            {
                readonly object _a = new(), _b = new();
                void M()
                {
                    lock (_a) Deeper();
                }
                void Deeper() { lock (_b) { } }
                void O()
                {
                    lock (_b) lock (_a) { }
                }
            }
            """;
        ImmutableArray<Diagnostic> found = [.. await Analysis.Run(Analysis.Compile([("C.cs", Text)]))];
        Diagnostic ring = Assert.Single(found, diagnostic => diagnostic.Id == "HD1001");
        Assert.Equal("'N.C._b' is acquired while holding 'N.C._a' (C.cs:7 → N.C.Deeper, C.cs:9), but N.C.O (C.cs:12) acquires them in the opposite order", ring.GetMessage(null));
        Assert.Equal([8, 11], ring.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
        Diagnostic other = Assert.Single(found, diagnostic => diagnostic.Id == "HD1013");
        Assert.Equal("'N.C._a' is acquired while holding 'N.C._b' (C.cs:12), but N.C.M (C.cs:7 → N.C.Deeper, C.cs:9) acquires them in the opposite order", other.GetMessage(null));
    }
}
