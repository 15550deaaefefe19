using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Models;

/// <summary>What a method of a library does with a lock.</summary>
/// <param name="Type">Metadata name with namespace.</param>
/// <param name="IsArgument">Whether the lock is the first argument and not the receiver.</param>
internal sealed record LockApi(string Type, string Method, LockEffect Effect, LockKind Kind, LockMode Mode = LockMode.Exclusive, bool IsArgument = false);

internal enum LockEffect
{
    /// <summary>Takes it; where it returns a <c>bool</c>, only if that is true.</summary>
    Acquire,

    /// <summary>Takes it, and what it returns gives it back when it is disposed.</summary>
    Scope,

    Release,

    /// <summary>Tells whether the caller holds it.</summary>
    IsHeld,
}
