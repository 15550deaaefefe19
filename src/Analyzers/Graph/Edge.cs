using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;
using Hangdump.Analyzers.Summaries;

namespace Hangdump.Analyzers.Graph;

/// <summary>One lock is acquired while another is held.</summary>
/// <param name="Gates">What is held besides.</param>
/// <param name="UsualGates">What all callers that are seen hold besides.</param>
internal sealed record Edge(string From, string To, Hold Held, Effect Acquired, IReadOnlyCollection<string> Gates, IReadOnlyCollection<string> UsualGates)
{
    /// <summary>Whether the way to the acquisition is uncertain, or those who go it usually hold the lock already.</summary>
    public bool IsUncertain => Acquired.IsUncertain || UsualGates.Contains(To);

    public Body Body => Acquired.Body;

    public Position Position => Acquired.Step.Position;

    /// <summary>The class of the object that has the held lock, or one above it; null where that is not known.</summary>
    public string? OwnerOfHeld => IsOfThis(Held.Lock.Place) ? Acquired.Class : null;

    /// <inheritdoc cref="OwnerOfHeld"/>
    public string? OwnerOfAcquired => Acquired.Chain.FirstOrDefault(effect => IsOfThis(effect.Lock.Place))?.Class;

    private static bool IsOfThis(Place place) => place is { Root: RootKind.This, Fields.Count: 1 };
}
