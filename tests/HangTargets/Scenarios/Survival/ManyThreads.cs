using System.Globalization;

namespace HangTargets.Scenarios.Survival;

/// <summary>As many blocked threads as the argument says, and one that spins.</summary>
internal static class ManyThreads
{
    private const int SmallStack = 128 * 1024;

    private static int _waiting;

    public static void Play()
    {
        int count = int.Parse(Stage.Arguments[0], CultureInfo.InvariantCulture);
        ManualResetEventSlim never = new();
        for (int i = 0; i < count; i++)
            new Thread(() => Wait(never), SmallStack) { Name = $"blocked-{i}", IsBackground = true }.Start();
        Stage.ReadyWhenStill(1, () => Volatile.Read(ref _waiting) == count);
        Thread.Sleep(Timeout.Infinite);
    }

    private static void Wait(ManualResetEventSlim never)
    {
        Interlocked.Increment(ref _waiting);
        never.Wait();
    }
}
