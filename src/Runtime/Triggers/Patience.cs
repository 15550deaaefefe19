using System.Diagnostics;

namespace Hangdump.Runtime.Triggers;

/// <summary>Makes looks that bring nothing rarer: each wait is twice the last, up to a minute.</summary>
internal sealed class Patience
{
    private static readonly TimeSpan _first = TimeSpan.FromSeconds(1), _longest = TimeSpan.FromMinutes(1);

    private TimeSpan _wait;
    private long _since;

    public bool IsOver(long now) => _since == 0 || Stopwatch.GetElapsedTime(_since, now) >= _wait;

    public void Note(bool found)
    {
        _since = Stopwatch.GetTimestamp();
        _wait = found || _wait == TimeSpan.Zero ? _first : _wait * 2 < _longest ? _wait * 2 : _longest;
    }
}
