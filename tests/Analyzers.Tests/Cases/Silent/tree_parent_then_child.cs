namespace TreeOrder;

public sealed class Node
{
    private readonly object _gate = new();
    private readonly Node? _parent;
    private readonly List<Node> _children = [];
    private int _size;

    public Node(Node? parent) => _parent = parent;

    // Always from the root downwards.
    public int Count()
    {
        lock (_gate)
        {
            int size = _size;
            foreach (Node child in _children) size += child.Count();
            return size;
        }
    }

    public void Add(Node child)
    {
        lock (_gate)
        {
            _children.Add(child);
            child.Grow();
        }
    }

    public void Remove(Node child)
    {
        lock (_gate)
        {
            _children.Remove(child);
            lock (child._gate) child._size--;
        }
    }

    private void Grow()
    {
        lock (_gate) _size++;
    }

    public Node? Parent => _parent;
}
