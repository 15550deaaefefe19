namespace TwoMethods;

public sealed class Stock
{
    private readonly object _orders = new();
    private readonly object _shelves = new();
    private int _count;

    public void Order()
    {
        lock (_orders)
        {
            lock (_shelves) _count--; //! HD1001 a
        }
    }

    public void Refill()
    {
#if BAD
        lock (_shelves)
        {
            lock (_orders) _count++; //! HD1001 a
        }
#else
        lock (_orders)
        {
            lock (_shelves) _count++;
        }
#endif
    }
}
