namespace HangTargets.Scenarios.Healthy;

/// <summary>A thread that computes without end, and one that waits for it.</summary>
internal static class BusyLoop
{
    private static volatile uint _checksum;

    public static void Play()
    {
        Thread busy = Stage.Start("busy", Compute, restless: true);
        Stage.ReadyWhenStill(2, () => _checksum != 0);
        busy.Join(); // <- main
    }

    private static void Compute()
    {
        while (true) _checksum = (_checksum * 31) + 7;
    }
}
