using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>What one body does with locks.</summary>
internal sealed class Flow
{
    public static readonly Flow Nothing = new();

    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>What it always leaves held for its caller.</summary>
    public IReadOnlyList<LockUse> Left { get; init; } = [];

    /// <summary>What it gives back although it has not taken it.</summary>
    public IReadOnlyList<LockUse> Released { get; init; } = [];

    /// <summary>What an iterator holds wherever it yields.</summary>
    public IReadOnlyList<LockUse> HeldAtYield { get; init; } = [];

    /// <summary>What it says to be held when it is called.</summary>
    public IReadOnlyList<LockUse> Asserted { get; init; } = [];

    /// <summary>Locks that it both takes and gives back.</summary>
    public IReadOnlyCollection<string> GivenBack { get; init; } = [];
}
