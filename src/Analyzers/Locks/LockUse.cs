namespace Hangdump.Analyzers.Locks;

/// <summary>A lock as it is taken somewhere.</summary>
internal sealed record LockUse(Place Place, LockKind Kind, LockMode Mode = LockMode.Exclusive)
{
    /// <summary>As seen from a caller.</summary>
    public LockUse At(Place place) => this with { Place = place };
}
