using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Rules;

/// <summary>One kind of defect. A new one is a file beside the others and a line in <see cref="RuleTable"/>.</summary>
internal interface IRule
{
    IReadOnlyList<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>All that is wrong in the whole compilation, in an order that depends on nothing but the code.</summary>
    IEnumerable<Finding> Find(Situation situation);
}
