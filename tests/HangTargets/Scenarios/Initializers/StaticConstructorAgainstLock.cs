namespace HangTargets.Scenarios.Initializers;

/// <summary>A static constructor wants a lock whose holder uses the type for the first time.</summary>
internal static class StaticConstructorAgainstLock
{
    private static readonly object _log = new();
    private static volatile bool _held, _constructing;

    public static void Play()
    {
        Thread logging = Stage.Start("logging", Log);
        Stage.Start("formatting", Format);
        Stage.ReadyWhenStill(3);
        logging.Join(); // <- main
    }

    private static void Log()
    {
        lock (_log)
        {
            _held = true;
            Stage.Until(() => _constructing);
            Formats.Describe(); // <- logging
        }
    }

    private static void Format()
    {
        Stage.Until(() => _held);
        Formats.Describe(); // <- formatting
    }

    private static class Formats
    {
        private static readonly string _default;

        static Formats()
        {
            _constructing = true;
            lock (_log) // <- formatting
            {
                _default = "plain";
            }
        }

        public static string Describe() => "format " + _default;
    }
}
