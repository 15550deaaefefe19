using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Rules;

/// <summary>Something that a rule has to say.</summary>
/// <param name="Others">The other places that belong to it.</param>
/// <param name="Fingerprint">What does not change when lines move: rule, locks and methods.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Site Site, string Message, IReadOnlyList<Site> Others, string Fingerprint)
{
    /// <summary>The property of a diagnostic, and of a result in SARIF, that holds the fingerprint.</summary>
    public const string FingerprintProperty = "hangdumpFingerprint";

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Rule,
        Site.Location,
        Others.Select(other => other.Location),
        System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add(FingerprintProperty, Fingerprint),
        Message);
}
