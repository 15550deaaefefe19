using System.Collections.Concurrent;
using System.Globalization;

namespace HangTargets;

/// <summary>The threads of a scenario, and whether the kernel has let them run since the last look.</summary>
internal sealed class Cast
{
    private readonly ConcurrentDictionary<string, Actor> _actors = new();

    public int Count => _actors.Count;

    /// <summary>Adds the calling thread.</summary>
    public void Add(string name, bool restless) =>
        _actors[name] = new Actor(name, Environment.CurrentManagedThreadId, Native.CurrentOsThreadId(), restless);

    /// <summary>Whether every thread sleeps, and has not been awake since the last call. Those that ended stand still.</summary>
    public bool Still()
    {
        bool still = true;
        foreach (Actor actor in _actors.Values) still &= actor.IsStill();
        return still;
    }

    /// <summary>The same for some of them; false when one has not been cast.</summary>
    public bool Still(ReadOnlySpan<string> names)
    {
        bool still = true;
        foreach (string name in names) still &= _actors.TryGetValue(name, out Actor? actor) && actor.IsStill();
        return still;
    }

    public string ToJson() => string.Join(',', _actors.Values.Select(actor => string.Create(
        CultureInfo.InvariantCulture, $"{{\"name\":\"{actor.Name}\",\"id\":{actor.Id},\"osId\":{actor.OsId}}}")));

    public string Describe() => string.Join("; ", _actors.Values.Select(actor => $"{actor.Name} {actor.Asleep() ?? "awake"}"));

    private sealed record Actor(string Name, int Id, int OsId, bool Restless)
    {
        private string? _before;

        public bool IsStill()
        {
            if (Restless) return true;
            string? now = Asleep();
            bool still = now is not null && now == _before;
            _before = now;
            return still;
        }

        /// <summary>How often it has been put on a processor, when it sleeps; null when it is awake.</summary>
        public string? Asleep()
        {
            try
            {
                string state = "", switches = "";
                foreach (string line in File.ReadLines($"/proc/self/task/{OsId}/status"))
                {
                    if (line.StartsWith("State:", StringComparison.Ordinal)) state = line;
                    else if (line.Contains("ctxt_switches:", StringComparison.Ordinal)) switches += line;
                }
                return state.Contains("sleeping", StringComparison.Ordinal) ? switches : null;
            }
            catch (IOException)
            {
                return "ended";
            }
        }
    }
}
