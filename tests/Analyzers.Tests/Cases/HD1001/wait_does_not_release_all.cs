namespace WaitKeepsOuter;

public sealed class Queue
{
    private readonly object _outer = new();
    private readonly object _items = new();
    private readonly Queue<int> _queue = new();

    public int Take()
    {
        lock (_outer)
        {
            lock (_items) //! HD1001 a
            {
                while (_queue.Count == 0)
                {
                    if (!Monitor.Wait(_items, 1000)) continue;
                }

                return _queue.Dequeue();
            }
        }
    }

    public void Put(int item)
    {
#if BAD
        lock (_items)
        {
            _queue.Enqueue(item);
            Monitor.Pulse(_items);
            lock (_outer) _queue.TrimExcess(); //! HD1001 a
        }
#else
        lock (_items)
        {
            _queue.Enqueue(item);
            Monitor.Pulse(_items);
        }
#endif
    }
}
