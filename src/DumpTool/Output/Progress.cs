namespace Hangdump.DumpTool.Output;

/// <summary>A line on a terminal that says what takes so long, and goes away afterwards. Elsewhere nothing.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(400);

    private readonly object _gate = new();
    private readonly Timer _timer;
    private bool _isShown;
    private bool _isOver;

    private Progress(string what) => _timer = new Timer(_ => Say(what), null, _patience, Timeout.InfiniteTimeSpan);

    public static Progress? Show(string what) => StandardError.IsTerminal ? new Progress(what) : null;

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _isOver = true;
            if (_isShown)
                StandardError.Write("\r\e[K");
        }
    }

    private void Say(string what)
    {
        lock (_gate)
        {
            if (_isOver)
                return;
            _isShown = true;
            StandardError.Write($"{what} …");
        }
    }
}
