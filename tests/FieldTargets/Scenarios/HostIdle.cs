namespace FieldTargets.Scenarios;

/// <summary>A generic host whose background service ticks now and then. Nothing is wrong.</summary>
internal static class HostIdle
{
    private static int _ticks;

    public static void Play()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHostedService<Heartbeat>();
        using IHost host = builder.Build();
        Stage.ReadyWhenStill(1, () => Volatile.Read(ref _ticks) > 2);
        host.Run(); // <- main
    }

    private sealed class Heartbeat : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            while (await timer.WaitForNextTickAsync(stoppingToken)) Interlocked.Increment(ref _ticks);
        }
    }
}
