using System.Collections.Immutable;
using Hangdump.Analyzers.Caching;
using Hangdump.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangdump.Analyzers;

/// <summary>
/// Finds deadlocks in the order of locks across the whole compilation, and reports in each file what lies in it. One way serves
/// builds and editors: a file's findings are asked for, and what they need of other files is remembered.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockOrderAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = RuleTable.All.SelectMany(rule => rule.Descriptors).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // What generated code does under a lock counts; it is not reported there.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterSemanticModelAction(Report);
    }

    private static void Report(SemanticModelAnalysisContext context)
    {
        SyntaxTree tree = context.SemanticModel.SyntaxTree;
        Baseline forgiven = Baseline.Of(context.Options.AdditionalFiles, context.CancellationToken);
        bool suspects = RuleOptions.ReportsSuspected(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        foreach (Finding finding in Solutions.Of(context.SemanticModel.Compilation, context.CancellationToken).In(tree))
            if ((suspects || !finding.IsSuspected) && !forgiven.Contains(finding.Fingerprint)) context.ReportDiagnostic(finding.ToDiagnostic());
    }
}
