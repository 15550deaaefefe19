namespace NeverOne;

public sealed class Shapes
{
    private readonly object _shapes = new();
    private int _built;

    public void Build(Group group)
    {
        lock (_shapes)
        {
            _built++;
            group.Forget();
        }
    }

    public void Count()
    {
        lock (_shapes) _built++;
    }
}

public abstract class Group
{
    protected object Members { get; } = new();

    public void Remove(Shapes shapes)
    {
        lock (Members) OnRemoved(shapes);
    }

    public virtual void Forget()
    {
    }

    protected abstract void OnRemoved(Shapes shapes);
}

// Builds while its members are locked, and forgets without a lock.
public sealed class Compound : Group
{
    protected override void OnRemoved(Shapes shapes) => shapes.Count();
}

// Forgets under the lock of its members, and builds nothing.
public sealed class Constraints : Group
{
    private int _forgotten;

    public override void Forget()
    {
        lock (Members) _forgotten++;
    }

    protected override void OnRemoved(Shapes shapes) => _forgotten--;
}
