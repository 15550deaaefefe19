namespace ParallelWork;

public sealed class Renderer
{
    private readonly object _scene = new();
    private readonly object _tiles = new();
    private int _done;

    public void Render()
    {
        lock (_scene)
        {
#if BAD
            Parallel.For(0, 10, tile => Draw(tile)); //! HD1001 a
#endif
            _done = 0;
        }
#if !BAD
        Parallel.For(0, 10, tile => Draw(tile));
#endif
    }

    public void Save()
    {
        lock (_scene)
        {
#if BAD
            Task.Run(() => Draw(1)).Wait(); //! HD1001 a
#endif
            _done = 0;
        }
#if !BAD
        Task.Run(() => Draw(1)).Wait();
#endif
    }

    private void Draw(int tile)
    {
        lock (_tiles) _done += tile;
    }

    public void Resize()
    {
        lock (_tiles)
        {
            lock (_scene) _done = 0; //! HD1001 a
        }
    }
}
