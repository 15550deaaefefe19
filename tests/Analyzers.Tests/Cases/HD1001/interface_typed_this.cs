namespace InterfaceTypedThis;

public interface ISource
{
    int Version { get; }
}

public sealed class Source : ISource
{
    private readonly Viewer _viewer;
    private int _version;

    public Source(Viewer viewer) => _viewer = viewer;

    public int Version => _version;

    public void Change()
    {
        lock (this) //? HD3001
        {
            _version++;
            _viewer.Redraw(); //! HD1001 a
        }
    }
}

public sealed class Viewer
{
    private readonly object _screen = new();
    private ISource? _source;
    private int _drawn;

    public void Show(ISource source)
    {
        lock (_screen) _source = source;
    }

    internal void Redraw()
    {
        lock (_screen) _drawn++;
    }

    public void Copy()
    {
#if BAD
        lock (_screen)
        {
            ISource? source = _source;
            if (source is null) return;
            lock (source) _drawn = source.Version; //! HD1001 a
        }
#else
        lock (_screen) _drawn = _source?.Version ?? 0;
#endif
    }
}
