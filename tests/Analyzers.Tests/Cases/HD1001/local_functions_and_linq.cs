namespace LocalFunctionsAndLinq;

public sealed class Query
{
    private readonly object _rows = new();
    private readonly object _stats = new();
    private readonly List<int> _values = [];
    private int _hits;

    public int Sum()
    {
        lock (_rows)
        {
            return _values.Where(IsHit).Sum(); //! HD1001 a

            bool IsHit(int value)
            {
#if BAD
                lock (_stats) _hits++;
#endif
                return value > 0;
            }
        }
    }

    public void Print()
    {
        lock (_stats)
        {
            Visit(value => _hits += value); //! HD1001 a
        }
    }

    private void Visit(Action<int> visitor)
    {
        lock (_rows)
        {
            foreach (int value in _values) visitor(value);
        }
    }
}
