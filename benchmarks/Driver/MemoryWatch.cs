namespace Hangdump.Benchmarks;

/// <summary>Looks at the resident peak of a process and its children until it is disposed of.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(5);

    private readonly Dictionary<string, long> _peaks = [];
    private readonly Thread _thread;
    private volatile bool _ended;

    public MemoryWatch(int pid)
    {
        _thread = new Thread(() => Watch(pid));
        _thread.Start();
    }

    /// <summary>The sum of the peaks of all its processes.</summary>
    public double PeakMegabytes
    {
        get
        {
            Dispose();
            return _peaks.Values.Sum() / 1024.0;
        }
    }

    public void Dispose()
    {
        _ended = true;
        _thread.Join();
    }

    private void Watch(int pid)
    {
        while (!_ended)
        {
            Look($"{pid}");
            foreach (string child in Read($"/proc/{pid}/task/{pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Look(child);
            Thread.Sleep(_interval);
        }
    }

    private void Look(string pid)
    {
        foreach (string line in Read($"/proc/{pid}/status").Split('\n'))
            if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                _peaks[pid] = Math.Max(_peaks.GetValueOrDefault(pid), long.Parse(line.AsSpan(6, line.Length - 9).Trim()));
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
