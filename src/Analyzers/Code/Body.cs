namespace Hangdump.Analyzers.Code;

/// <summary>A method, accessor, constructor, lambda or local function.</summary>
internal sealed class Body(string id, string name, Node code)
{
    /// <summary>Unique in the compilation.</summary>
    public string Id { get; } = id;

    /// <summary>As a user writes it, without parameters: <c>Bank.Account.Transfer</c>.</summary>
    public string Name { get; } = name;

    public Node Code { get; } = code;

    public Position Position { get; init; }

    /// <summary>The class of whose objects it is a member; null for static ones, and for interfaces and structures.</summary>
    public string? Class { get; init; }

    public bool IsConstructor { get; init; }

    public bool IsStaticConstructor { get; init; }

    /// <summary>Whether only code of this compilation that is seen here can call it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Pairs of roots of which one comes before the other: the body compares them, or makes one a part of the other.</summary>
    public IReadOnlyList<(string, string)> Orders { get; init; } = [];

    /// <summary>Whether it acquires or releases something itself.</summary>
    public bool UsesLocks { get; init; }

    /// <summary>Whether it calls a delegate that it, or the member around it, was given.</summary>
    public bool CallsParameters { get; init; }

    public override string ToString() => Id;
}
