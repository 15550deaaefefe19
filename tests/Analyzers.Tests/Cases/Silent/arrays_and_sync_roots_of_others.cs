using System.Collections;

namespace ArraysOfOthers;

// The elements of two arrays are different locks, and so are the roots of two lists.
public sealed class One
{
    private readonly object[] _left = [new()];
    private readonly object _middle = new();
    private readonly ArrayList _list = [];
    private int _count;

    public void Go(int at)
    {
        lock (_left[at])
        {
            lock (_middle) _count++;
        }

        lock (_list.SyncRoot)
        {
            lock (_middle) _count++;
        }
    }

    public void Back(Two two)
    {
        lock (_middle) two.Touch(0);
    }
}

public sealed class Two
{
    private readonly object[] _right = [new()];
    private readonly ArrayList _other = [];
    private int _count;

    public void Touch(int at)
    {
        lock (_right[at]) _count++;
        lock (_other.SyncRoot) _count++;
    }
}
