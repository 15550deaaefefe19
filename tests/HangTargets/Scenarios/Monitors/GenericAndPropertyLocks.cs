namespace HangTargets.Scenarios.Monitors;

/// <summary>A static lock of a nested generic type and a lock behind a property, taken in opposite orders.</summary>
internal static class GenericAndPropertyLocks
{
    public static void Play()
    {
        var registry = new Registry();
        Thread filling = Stage.Start("filling", () => Cache<string, int>.Fill(registry));
        Stage.Start("clearing", registry.Clear);
        Stage.ReadyWhenStill(3);
        filling.Join(); // <- main
    }

    private static class Cache<TKey, TValue> where TKey : notnull
    {
        private static readonly object _gate = new();
        private static readonly Dictionary<TKey, TValue> _values = [];
        public static volatile bool Filling;

        public static void Fill(Registry registry)
        {
            lock (_gate)
            {
                Filling = true;
                Stage.Until(() => registry.Clearing);
                registry.Register(typeof(TKey).Name); // <- filling
            }
        }

        public static void Drop()
        {
            lock (_gate) // <- clearing
            {
                _values.Clear();
            }
        }
    }

    private sealed class Registry
    {
        public volatile bool Clearing;
        private readonly List<string> _names = [];

        private object Sync { get; } = new();

        public void Register(string name)
        {
            lock (Sync) // <- filling
            {
                _names.Add(name);
            }
        }

        public void Clear()
        {
            lock (Sync)
            {
                Clearing = true;
                Stage.Until(() => Cache<string, int>.Filling);
                Cache<string, int>.Drop(); // <- clearing
                _names.Clear();
            }
        }
    }
}
