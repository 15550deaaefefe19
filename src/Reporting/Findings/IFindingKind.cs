namespace Hangdump.Reporting.Findings;

/// <summary>One kind of finding. Stateless.</summary>
internal interface IFindingKind
{
    /// <summary>All findings of this kind, in an order that depends on the situation alone.</summary>
    IEnumerable<Finding> Find(Situation situation);
}
