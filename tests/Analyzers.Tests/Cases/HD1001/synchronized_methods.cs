using System.Runtime.CompilerServices;

namespace Synchronized;

public sealed class Meter
{
    private readonly object _units = new();
    private int _count;

    [MethodImpl(MethodImplOptions.Synchronized)] //? HD3001
    public void Count()
    {
        lock (_units) _count++; //! HD1001 a
    }

    public void Reset()
    {
        lock (_units)
        {
#if BAD
            Clear(); //! HD1001 a
#else
            _count = 0;
#endif
        }
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    private void Clear() => _count = 0;
}
