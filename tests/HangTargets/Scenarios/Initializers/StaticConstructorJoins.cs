namespace HangTargets.Scenarios.Initializers;

/// <summary>A static constructor starts a thread, which needs the type, and joins it.</summary>
internal static class StaticConstructorJoins
{
    public static void Play()
    {
        Thread first = Stage.Start("first", () => Catalogue.Count());
        Stage.ReadyWhenStill(3);
        first.Join(); // <- main
    }

    private static class Catalogue
    {
        private static readonly List<string> _items;

        static Catalogue()
        {
            _items = [];
            Stage.Start("filler", Fill).Join(); // <- first
        }

        public static int Count() => _items.Count;

        public static void Add(string item) => _items.Add(item);
    }

    private static void Fill()
    {
        Catalogue.Add("tea"); // <- filler
    }
}
