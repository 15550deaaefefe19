namespace HandOverHand;

public sealed class SortedList
{
    private readonly Node _head = new();

    private sealed class Node
    {
        public readonly object Gate = new();
        public Node? Next;
        public int Value;
    }

    public void Insert(int value)
    {
        Node previous = _head;
        Monitor.Enter(previous.Gate);
        try
        {
            while (previous.Next is { } next)
            {
                Monitor.Enter(next.Gate);
                Monitor.Exit(previous.Gate);
                previous = next;
                if (next.Value > value) break;
            }

            previous.Next = new Node { Value = value, Next = previous.Next };
        }
        finally
        {
            Monitor.Exit(previous.Gate);
        }
    }
}
