namespace LeftAlone;

public sealed class Refresher
{
    private readonly object _view = new();
    private readonly object _data = new();
    private int _version;

    public void Refresh()
    {
        lock (_view)
        {
            _ = LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        await Task.Delay(10);
        lock (_data) _version++;
    }

    public void Show()
    {
        lock (_data)
        {
            lock (_view) _version = 0;
        }
    }
}
