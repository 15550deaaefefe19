using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Code;

/// <summary>How the method that is called is found.</summary>
internal enum CallKind
{
    /// <summary>Exactly the named method.</summary>
    Direct,

    /// <summary>The named method or what overrides or implements it.</summary>
    Virtual,

    /// <summary>What has been stored in a field, event, parameter or local of that name.</summary>
    Delegate,
}

/// <summary>A call of code that may be in this compilation.</summary>
/// <param name="Target">Id of a method, or of a slot for delegates.</param>
/// <param name="Receiver">The object of an instance method; null where there is none or it is not known.</param>
/// <param name="Arguments">By parameter; null where it is not known which object is given.</param>
/// <param name="IsFresh">Whether the receiver has just been made and nobody else knows it.</param>
internal sealed record Call(CallKind Kind, string Target, Place? Receiver, IReadOnlyList<Place?> Arguments, Position Position, bool IsFresh, Completion Completion) : Node
{
    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>Numbers of the arguments that have just been made, as <see cref="IsFresh"/> says of the receiver.</summary>
    public IReadOnlyList<int> FreshArguments { get; init; } = [];

    /// <summary>Bodies and slots whose delegates are given to a parameter.</summary>
    public IReadOnlyList<(int Parameter, string Source)> Callbacks { get; init; } = [];
}

/// <summary>What becomes of the task of an async method that is called.</summary>
internal enum Completion
{
    /// <summary>It is waited for, or there is none.</summary>
    Waited,

    /// <summary>It is given to the caller's caller.</summary>
    Returned,

    /// <summary>It is left alone.</summary>
    Left,
}
