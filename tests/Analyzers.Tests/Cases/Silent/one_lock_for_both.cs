namespace OneLock;

public class Source
{
    protected object Sync = new();

    public int Pixels { get; private set; }

    public object Root => Sync;

    public int Copy()
    {
        lock (Sync) return Pixels;
    }
}

// The copy shares the lock of what it was made from.
public sealed class Writable : Source
{
    private int _copied;

    public void InitFrom(Source source)
    {
        Sync = source.Root;
        lock (Sync)
        {
            _copied = source.Copy();
        }
    }
}

// Parent and children have one lock, which the parent hands on.
public sealed class Node(object gate)
{
    private readonly object _gate = gate;
    private int _value;

    public Node NewChild() => new(_gate);

    public void TakeFrom(Node other)
    {
        lock (_gate)
        {
            lock (other._gate)
            {
                _value += other._value;
                other._value = 0;
            }
        }
    }
}
