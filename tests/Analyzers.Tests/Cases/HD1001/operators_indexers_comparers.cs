namespace OperatorsAndIndexers;

public sealed class Matrix
{
    private readonly object _cells = new();
    private readonly Cache _cache;
    private int _sum;

    public Matrix(Cache cache) => _cache = cache;

    public int this[int at]
    {
        get
        {
            lock (_cells) return _sum + at;
        }
    }

    public static Matrix operator +(Matrix one, Matrix other)
    {
        lock (one._cells)
        {
#if BAD
            one._cache.Invalidate(); //! HD1001 a
#endif
            one._sum++;
        }
#if !BAD
        one._cache.Invalidate();
#endif
        return one;
    }
}

public sealed class Cache
{
    private readonly object _entries = new();
    private int _valid;

    public void Invalidate()
    {
        lock (_entries) _valid = 0;
    }

    public void Fill(Matrix matrix)
    {
        lock (_entries)
        {
            _valid = matrix[3]; //! HD1001 a
        }
    }
}
