namespace TypedLocals;

public sealed class Document
{
    private readonly object _undo = new();
    private int _version;

    public void Edit()
    {
        lock (this) //? HD3001
        {
            lock (_undo) _version++; //! HD1001 a
        }
    }

    internal void Undo(Document source)
    {
        lock (_undo)
        {
#if BAD
            Document target = source.Parent();
            lock (target) _version--; //! HD1001 a
#else
            _version--;
#endif
        }
    }

    private Document Parent() => _version > 3 ? new Document() : this;
}
