namespace Absorb;

public sealed class Bag
{
    private readonly object _gate = new();
    private readonly List<int> _items = [];

    public void Absorb(Bag other)
    {
#if BAD
        lock (_gate)
        {
            _items.AddRange(other.TakeAll()); //! HD1002
        }
#else
        int[] taken = other.TakeAll();
        lock (_gate) _items.AddRange(taken);
#endif
    }

    public int[] TakeAll()
    {
        lock (_gate)
        {
            int[] all = [.. _items];
            _items.Clear();
            return all;
        }
    }
}
