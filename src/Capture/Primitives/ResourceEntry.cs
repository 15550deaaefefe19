using System.Text.Json.Nodes;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>One resource while it is being found out; see <see cref="Resource"/> for the meaning of each part.</summary>
internal sealed class ResourceEntry(string id, ResourceKind kind, ClrObject target)
{
    private readonly List<Owner> _owners = [];

    public string Id { get; } = id;

    public ResourceKind Kind { get; set; } = kind;

    /// <summary>The object; not valid for a resource that is none (a process, a type initialiser).</summary>
    public ClrObject Object { get; } = target;

    /// <summary>The name where it is not that of a field.</summary>
    public string? Name { get; set; }

    /// <summary>The name of its type, and its address, where they are not the object's.</summary>
    public string? TypeName { get; set; }

    /// <inheritdoc cref="TypeName"/>
    public ulong? Address { get; set; }

    /// <summary>The type whose name it bears; null for most.</summary>
    public ClrType? NamedAfter { get; set; }

    /// <summary>Whether it is called after the field that holds it.</summary>
    public bool IsNamedByField => Name is null && NamedAfter is null && Kind is not (ResourceKind.Task or ResourceKind.Thread or ResourceKind.Process or ResourceKind.Stream);

    public IReadOnlyList<Owner> Owners => _owners;

    public List<Party>? Signallers { get; set; }

    public bool IsAbandoned { get; set; }

    public string? EndsBy { get; set; }

    public Dictionary<string, JsonNode?> Details { get; } = [];

    /// <summary>Takes a possible owner back, unless it has been confirmed meanwhile; what the lock records stays among the details.</summary>
    public void Acquit(Owner owner)
    {
        if (_owners.Remove(owner)) Details[DetailNames.RecordedOwnerId] = owner.Party.Thread;
    }

    /// <summary>Adds an owner unless that party is one already in that mode; certain replaces possible.</summary>
    public void AddOwner(Party party, OwnershipMode mode = OwnershipMode.Exclusive, Certainty certainty = Certainty.Certain)
    {
        int known = _owners.FindIndex(owner => owner.Party == party && owner.Mode == mode);
        if (known < 0) _owners.Add(new Owner(party, mode, certainty));
        else if (certainty == Certainty.Certain) _owners[known] = new Owner(party, mode, certainty);
    }
}
