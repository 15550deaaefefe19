namespace Iterators;

public sealed class Rows
{
    private readonly object _table = new();
    private readonly object _cursor = new();
    private readonly List<int> _rows = [];

    public IEnumerable<int> All()
    {
        lock (_table)
        {
            foreach (int row in _rows) yield return row;
        }
    }

    public int Sum()
    {
        int sum = 0;
        foreach (int row in All())
        {
            lock (_cursor) sum += row; //! HD1001 a
        }

        return sum;
    }

    public void Clear()
    {
#if BAD
        lock (_cursor)
        {
            lock (_table) _rows.Clear(); //! HD1001 a
        }
#else
        lock (_table) _rows.Clear();
#endif
    }
}
