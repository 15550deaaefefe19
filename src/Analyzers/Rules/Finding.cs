using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Rules;

/// <summary>Something that a rule has to say.</summary>
/// <param name="Others">The other places that belong to it.</param>
/// <param name="Essence">What does not change when lines move: rule, locks and methods. The sides of one defect have the same.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Site Site, string Message, IReadOnlyList<Site> Others, string Essence)
{
    /// <summary>The property of a diagnostic, and of a result in SARIF, that holds the fingerprint.</summary>
    public const string FingerprintProperty = "hangdumpFingerprint";

    /// <summary>Set where it is likely but not proven.</summary>
    public bool IsSuspected { get; init; }

    /// <summary>The essence as a word: FNV-1a, 64 bits.</summary>
    public string Fingerprint { get; } = Hash(Essence).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Rule,
        Site.Location,
        IsSuspected ? DiagnosticSeverity.Info : Rule.DefaultSeverity,
        Others.Select(other => other.Location),
        System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add(FingerprintProperty, Fingerprint),
        Message);

    private static ulong Hash(string text) => text.Aggregate(14695981039346656037, (hash, letter) => (hash ^ letter) * 1099511628211);
}
