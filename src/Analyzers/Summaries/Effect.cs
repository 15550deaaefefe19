using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>That a body acquires a lock, itself or through what it calls.</summary>
/// <param name="Lock">As seen from the body.</param>
/// <param name="Step">The acquisition or call in the body.</param>
/// <param name="Cause">The effect of the called body; null for an acquisition.</param>
/// <param name="Hops">How many calls lie between.</param>
/// <param name="Ambiguity">How many other ways those calls could have taken.</param>
/// <param name="IsVague">Whether one of those calls could have taken more than two ways.</param>
/// <param name="IsAfterAwait">Whether it happens in the task that the body makes, and holds nobody up who does not wait for that.</param>
internal sealed record Effect(LockUse Lock, Body Body, Step Step, Effect? Cause, int Hops, int Ambiguity, bool IsVague, bool IsAfterAwait)
{
    /// <summary>Of the ways that were read in public code, those with more were mostly impossible: see docs/triage.md.</summary>
    private const int MostConditions = 3;

    /// <summary>What must be given to the body for it to come to that.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>The class that the body's object must be of for it to come to that, or one below it; null where there is no such object.</summary>
    public string? Class { get; init; }

    /// <summary>What is given back, on the way from the body to the acquisition, of what was held there.</summary>
    public IReadOnlyList<LockUse> GivenBack { get; init; } = [];

    /// <summary>How many conditions on the way must come true: the more, the likelier it is that they never do so together.</summary>
    public int Uncertainty => Chain.Sum(effect => effect.Step.Uncertainty);

    /// <summary>
    /// Whether calls on the way may well run other code, or hardly all conditions on it come true together; that a call runs the code that
    /// it must, of two that it could run, is a condition too.
    /// </summary>
    public bool IsUncertain => IsVague || Uncertainty + Ambiguity > MostConditions;

    /// <summary>What the body holds at the acquisition.</summary>
    public IEnumerable<Hold> Held => GivenBack.Count == 0 ? Step.Held : Step.Held.Where(hold => !GivenBack.Any(given => BodyFlow.IsSame(hold.Lock, given)));

    /// <summary>From the body to the acquisition.</summary>
    public IEnumerable<Effect> Chain
    {
        get
        {
            for (Effect? effect = this; effect is not null; effect = effect.Cause) yield return effect;
        }
    }
}
