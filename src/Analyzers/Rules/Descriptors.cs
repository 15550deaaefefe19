using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Rules;

/// <summary>What all rules have in common.</summary>
internal static class Descriptors
{
    private const string Deadlocks = "Deadlocks";

    public static DiagnosticDescriptor Deadlock(string id, string title, string description, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new(id, title, "{0}", Deadlocks, severity, isEnabledByDefault: true, description, $"https://github.com/hangdump/hangdump/blob/main/docs/rules/{id}.md");
}
