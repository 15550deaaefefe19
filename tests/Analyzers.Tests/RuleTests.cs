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

    /// <summary>A step with three targets proves nothing of the one that locks.</summary>
    [Fact]
    public async Task What_is_only_suspected_is_said_on_request_and_as_information()
    {
        const string Text =
            """
            interface IShape { void Draw(); }
            class Line : IShape { public void Draw() { } }
            class Circle : IShape { public void Draw() { } }
            class Picture : IShape
            {
                readonly object _picture = new();
                public void Draw() { lock (_picture) { } }
                public void Show(Canvas canvas) { lock (_picture) canvas.Touch(); }
            }
            class Canvas(IShape shape)
            {
                readonly object _canvas = new();
                public void Touch() { lock (_canvas) { } }
                public void Paint() { lock (_canvas) shape.Draw(); }
            }
            """;
        Compilation compilation = Analysis.Compile([("Suspected.cs", Text)]);
        Assert.Empty(Analysis.Errors(compilation));
        Assert.Empty(await Analysis.Run(compilation));
        IReadOnlyList<Diagnostic> suspected = await Analysis.Run(compilation, settings: [("hangdump.report_suspected", "true")]);
        Assert.Equal(["HD1001", "HD1013"], suspected.Select(diagnostic => diagnostic.Id).Order());
        Assert.All(suspected, diagnostic => Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity));
    }
}
