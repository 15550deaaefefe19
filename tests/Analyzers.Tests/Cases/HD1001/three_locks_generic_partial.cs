namespace Rings;

public sealed partial class Ring<T>
{
    private readonly Lock _a = new();
    private readonly Lock _b = new();
    private readonly Lock _c = new();
    private T? _value;

    public void First()
    {
        lock (_a)
        {
            lock (_b) _value = default; //! HD1001 a
        }
    }
}

public sealed partial class Ring<T>
{
    public void Second()
    {
        lock (_b)
        {
            lock (_c) _value = default; //! HD1001 a
        }
    }

    public void Third()
    {
#if BAD
        lock (_c)
        {
            lock (_a) _value = default; //! HD1001 a
        }
#else
        lock (_a)
        {
            lock (_c) _value = default;
        }
#endif
    }
}
