namespace HangTargets.Scenarios.LockWaits;

/// <summary>Two thousand threads want a lock that one keeps.</summary>
internal static class LockCrowd
{
    private const int Waiters = 2_000;
    private const int SmallStack = 256 * 1024;

    private static readonly object _gate = new();

    public static void Play()
    {
        Stage.Start("holder", () =>
        {
            lock (_gate) Thread.Sleep(Timeout.Infinite);
        });
        Stage.UntilStill("holder");
        for (int number = 0; number < Waiters; number++)
            new Thread(Want, SmallStack) { Name = $"waiter-{number}", IsBackground = true }.Start(number);
        Stage.ReadyWhenStill(2 + Waiters);
        Thread.Sleep(Timeout.Infinite);
    }

    private static void Want(object? number)
    {
        Stage.Enter($"waiter-{number}");
        lock (_gate)
        {
        }
    }
}
