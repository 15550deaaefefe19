namespace HangTargets.Scenarios.Initializers;

/// <summary>A static constructor waits for a task that uses a static field of the same type.</summary>
internal static class StaticConstructorWaitsForTask
{
    public static void Play()
    {
        Thread first = Stage.Start("first", () => Configuration.Describe());
        Stage.ReadyWhenStill(3);
        first.Join(); // <- main
    }

    private static class Configuration
    {
        private static readonly string _source;

        static Configuration()
        {
            _source = "defaults";
            Task.Run(Load).Wait(); // <- first
        }

        public static string Describe() => "from " + _source;
    }

    private static void Load()
    {
        Stage.Enter("loader");
        Configuration.Describe(); // <- loader
    }
}
