namespace FixedRoles;

public sealed class BitSet
{
    private readonly object _bits = new();
    private int _set;

    public void Or(BitSet other)
    {
        lock (_bits)
        {
            lock (other._bits) _set |= other._set;
        }
    }
}

public sealed class Terrain
{
    private readonly BitSet _changed = new();

    public BitSet Changed => _changed;
}

public sealed class Viewer(Terrain terrain)
{
    private readonly BitSet _pending = new();

    // The one use: what is pending takes over what has changed, never the other way round.
    public void Update() => _pending.Or(terrain.Changed);
}

public class Node
{
    private readonly object _links = new();
    private readonly List<string> _names = [];

    public Node Clone()
    {
        var clone = new Node();
        CopyTo(clone);
        return clone;
    }

    public object CloneLoosely()
    {
        var clone = (Node)Activator.CreateInstance(GetType())!;
        CopyTo(clone);
        return clone;
    }

    public Node CloneByFactory()
    {
        Node clone = CreateEmpty();
        CopyTo(clone);
        return clone;
    }

    public void Add(string[] names)
    {
        lock (_links) _names.AddRange(names);
    }

    protected virtual Node CreateEmpty() => new();

    // Into an object that nobody else knows yet.
    protected virtual void CopyTo(Node target)
    {
        lock (_links) target.Add([.. _names]);
    }
}
