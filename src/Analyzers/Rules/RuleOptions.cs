using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangdump.Analyzers.Rules;

/// <summary>What a user can set in an <c>.editorconfig</c> besides severities.</summary>
internal static class RuleOptions
{
    /// <summary>Whether findings that are likely but not proven are reported, as information.</summary>
    public const string Suspected = "hangdump.report_suspected";

    public static bool ReportsSuspected(AnalyzerConfigOptions options) =>
        options.TryGetValue(Suspected, out string? value) && value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
}
