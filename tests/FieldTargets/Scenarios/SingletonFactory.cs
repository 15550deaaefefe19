namespace FieldTargets.Scenarios;

/// <summary>
/// Dependency injection: the factory of a singleton warms up on a pool thread, which needs a service that depends on this very
/// singleton, and the container creates a singleton under a lock.
/// </summary>
internal static class SingletonFactory
{
    public static void Play()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddSingleton<Catalogue>(provider => new Catalogue(provider))
            .AddSingleton<Search>()
            .BuildServiceProvider();
        Stage.ReadyWhenStill(2);
        services.GetRequiredService<Catalogue>(); // <- main
    }

    private sealed class Catalogue
    {
        public Catalogue(IServiceProvider services)
        {
            Task<Search> warmUp = Task.Run(() => WarmUp(services));
            Entries = warmUp.Result.ToString()!; // <- main
        }

        public string Entries { get; }

        private static Search WarmUp(IServiceProvider services)
        {
            Stage.Enter("warm-up");
            Search search = services.GetRequiredService<Search>(); // <- warm-up
            GC.KeepAlive(search);
            return search;
        }
    }

    private sealed class Search(Catalogue catalogue)
    {
        public override string ToString() => catalogue.Entries;
    }
}
