namespace Helpers;

public sealed class Node(long id)
{
    private readonly object _gate = new();
    private long _load;

    public static void Balance(Node left, Node right)
    {
#if BAD
        Move(left, right);
#else
        if (left.Id < right.Id) Move(left, right);
        else Move(right, left);
#endif
    }

    private long Id => id;

    private static void Move(Node from, Node to)
    {
        lock (from._gate)
        {
            lock (to._gate) //! HD1002
            {
                long half = (from._load - to._load) / 2;
                from._load -= half;
                to._load += half;
            }
        }
    }
}
