namespace HangTargets.Scenarios.Semaphores;

/// <summary>A Semaphore of the kernel kind, whose two slots are taken by threads that sleep.</summary>
internal static class SystemSemaphore
{
    private static readonly Semaphore _slots = new(2, 2);

    public static void Play()
    {
        Stage.Start("guest-1", Stay);
        Stage.Start("guest-2", Stay);
        Stage.UntilStill("guest-1");
        Stage.UntilStill("guest-2");
        Thread late = Stage.Start("late", Stay);
        Stage.ReadyWhenStill(4);
        late.Join(); // <- main
    }

    private static void Stay()
    {
        _slots.WaitOne(); // <- late
        Thread.Sleep(Timeout.Infinite); // <- guest-1, guest-2
    }
}
