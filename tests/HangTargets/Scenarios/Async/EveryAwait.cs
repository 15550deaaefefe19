using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace HangTargets.Scenarios.Async;

/// <summary>Everything that an async method can await, side by side: a thread waits for each method.</summary>
internal static class EveryAwait
{
    private static readonly TaskCompletionSource<int> _never = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private static readonly SemaphoreSlim _full = new(0);

    public static void Play()
    {
        ThreadPool.SetMinThreads(16, 4);
        Wait("source", () => SourceAsync());
        Wait("task-run", () => Task.Run(async () =>
        {
            await _never.Task; // <- flow
        }));
        Wait("delay", () => DelayAsync());
        Wait("delay-for-ever", () => DelayForEverAsync());
        Wait("all", () => AllAsync());
        Wait("any", () => AnyAsync());
        Wait("continuation", () => SourceAsync().ContinueWith(_ => { }, TaskScheduler.Default));
        Wait("pooled", () => PooledCallerAsync());
        Wait("iterator", () => ConsumeAsync());
        Wait("custom", () => CustomAsync());
        Wait("for-each", () => ForEachAsync());
        Wait("limited", () => LimitedAsync());
        Wait("semaphore-limited", () => SemaphoreLimitedAsync());
        Wait("socket", () => SocketAsync());
        Wait("blocking", () => BlockingAsync());
        Wait("running", () => RunningAsync());
        Task shared = SourceAsync();
        Wait("shared-1", () => ShareAsync(shared));
        Wait("shared-2", () => ShareAsync(shared));
        Stage.ReadyWhenStill(21);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static void Wait(string actor, Func<Task> begin) => Stage.Start(actor, () => begin().Wait());

    private static async Task SourceAsync()
    {
        await _never.Task; // <- flow
    }

    private static async Task DelayAsync()
    {
        await Task.Delay(TimeSpan.FromHours(1)).ConfigureAwait(false); // <- flow
    }

    private static async Task DelayForEverAsync()
    {
        await Task.Delay(Timeout.Infinite); // <- flow
    }

    private static async Task AllAsync()
    {
        await Task.WhenAll(SourceAsync(), DelayAsync()); // <- flow
    }

    private static async Task AnyAsync()
    {
        await Task.WhenAny(SourceAsync(), DelayForEverAsync()); // <- flow
    }

    private static async Task PooledCallerAsync()
    {
        await PooledAsync(); // <- flow
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask PooledAsync()
    {
        await _never.Task;
    }

    private static async Task ConsumeAsync()
    {
        await foreach (int number in NumbersAsync()) GC.KeepAlive(number); // <- flow
    }

    private static async IAsyncEnumerable<int> NumbersAsync()
    {
        yield return 1;
        await _never.Task;
    }

    private static async Task CustomAsync()
    {
        await new Bell(); // <- flow
    }

    private static async Task ForEachAsync()
    {
        await Parallel.ForEachAsync([1, 2], async (_, _) => await _never.Task); // <- flow
    }

    private static async Task LimitedAsync()
    {
        await _never.Task.WaitAsync(TimeSpan.FromHours(1)); // <- flow
    }

    private static async Task SemaphoreLimitedAsync()
    {
        await _full.WaitAsync(TimeSpan.FromHours(1)); // <- flow
    }

    private static async Task SocketAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using Socket socket = await listener.AcceptSocketAsync(); // <- flow
    }

    private static async Task BlockingAsync()
    {
        await Task.Run(() => // <- flow
        {
            Stage.Enter("blocking-runner");
            Thread.Sleep(Timeout.Infinite);
        });
    }

    private static async Task RunningAsync()
    {
        await BlockAfterwardsAsync(); // <- flow
    }

    private static async Task BlockAfterwardsAsync()
    {
        await Task.Delay(10).ConfigureAwait(false);
        Stage.Enter("running-runner");
        Thread.Sleep(Timeout.Infinite);
    }

    private static async Task ShareAsync(Task shared)
    {
        await shared; // <- flow
    }

    /// <summary>Something to await that is no task.</summary>
    private sealed class Bell : INotifyCompletion
    {
        private Action? _ring;

        public bool IsCompleted => false;

        public Bell GetAwaiter() => this;

        public void OnCompleted(Action continuation) => _ring = continuation;

        public void GetResult() => GC.KeepAlive(_ring);
    }
}
