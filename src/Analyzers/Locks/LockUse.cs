namespace Hangdump.Analyzers.Locks;

/// <summary>A lock as it is taken somewhere.</summary>
internal sealed record LockUse(Place Place, LockKind Kind, LockMode Mode = LockMode.Exclusive)
{
    /// <summary>Type of the object that is locked itself, where that is declared in the compilation; else null.</summary>
    public string? Type { get; init; }

    /// <summary>As seen from a caller.</summary>
    public LockUse At(Place place) => this with { Place = place };
}
