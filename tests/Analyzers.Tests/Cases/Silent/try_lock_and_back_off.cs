namespace BackOff;

public sealed class Pair
{
    private readonly object _a = new();
    private readonly object _b = new();
    private int _value;

    public void Forward()
    {
        lock (_a)
        {
            lock (_b) _value++;
        }
    }

    public bool TryBackward()
    {
        lock (_b)
        {
            if (!Monitor.TryEnter(_a)) return false;
            try
            {
                _value--;
                return true;
            }
            finally
            {
                Monitor.Exit(_a);
            }
        }
    }

    public bool TryBackwardInTime()
    {
        lock (_b)
        {
            bool taken = false;
            try
            {
                Monitor.TryEnter(_a, 100, ref taken);
                if (taken) _value--;
                return taken;
            }
            finally
            {
                if (taken) Monitor.Exit(_a);
            }
        }
    }
}
