using Hangdump.Analyzers.Locks;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Code;

/// <summary>All that one file says about locks, without symbols.</summary>
internal sealed class TreeCode(SyntaxTree tree)
{
    public SyntaxTree Tree { get; } = tree;

    public List<Body> Bodies { get; } = [];

    /// <summary>From a virtual or interface member to what overrides or implements it.</summary>
    public List<(string Declared, string Implementation)> Implementations { get; } = [];

    /// <summary>From a type to the types of the compilation that its objects are as well.</summary>
    public List<(string Type, string Base)> Bases { get; } = [];

    /// <summary>What is stored where: a delegate slot and the body or slot that its content comes from.</summary>
    public List<(string Slot, string Source)> Flows { get; } = [];

    /// <summary>Locals and parameters that are handed to a library which calls them later or elsewhere.</summary>
    public HashSet<string> Deferred { get; } = [];

    /// <summary>Methods that are used as delegates, so that their callers are not all known.</summary>
    public HashSet<string> Escaped { get; } = [];

    /// <summary>Getters that only return what a path leads to.</summary>
    public List<(string Property, Place Place)> Aliases { get; } = [];

    /// <summary>Fields that constructors fill with what they are given: they lead from a new object to old ones.</summary>
    public HashSet<string> Given { get; } = [];

    /// <summary>Fields that may hold what another object has in a member of its own: one lock for both.</summary>
    public HashSet<string> Shared { get; } = [];

    /// <summary>What is known of the lock in a field.</summary>
    public List<(string Field, LockFacts Facts)> Made { get; } = [];
}
