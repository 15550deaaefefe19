using System.Globalization;

namespace HangTargets.Scenarios.Survival;

/// <summary>
/// Works as hard as it can at all that disturbs a reader: allocates, collects, throws, creates and ends threads and tasks. A
/// heart beats meanwhile: it writes its count into the file that the argument names.
/// </summary>
internal static class Chaos
{
    private const int BusyThreads = 3, BlockedThreads = 20, BeatMilliseconds = 10;

    public static void Play()
    {
        ManualResetEventSlim never = new();
        for (int i = 0; i < BlockedThreads; i++)
            Stage.Start($"blocked-{i}", never.Wait);
        for (int i = 0; i < BusyThreads; i++)
            new Thread(Churn) { Name = $"busy-{i}", IsBackground = true }.Start();
        new Thread(() => Beat(Stage.Arguments[0])) { Name = "heart", IsBackground = true }.Start();
        Stage.ReadyWhenStill(BlockedThreads + 1);
        Thread.Sleep(Timeout.Infinite);
    }

    private static void Beat(string file)
    {
        for (long beat = 1; ; beat++, Thread.Sleep(BeatMilliseconds))
            File.WriteAllText(file, beat.ToString(CultureInfo.InvariantCulture));
    }

    private static void Churn()
    {
        Random random = new();
        List<byte[]> kept = [];
        while (true)
        {
            for (int i = 0; i < 500; i++)
                kept.Add(new byte[random.Next(2000)]);
            if (kept.Count > 5000)
                kept.Clear();
            Throw();
            Thread shortLived = new(() => { lock (kept) Thread.Sleep(1); });
            shortLived.Start();
            Task.Run(async () => { await Task.Delay(1); lock (kept) GC.KeepAlive(kept); });
            if (random.Next(100) == 0)
                GC.Collect();
            shortLived.Join();
        }
    }

    private static void Throw()
    {
        try
        {
            throw new InvalidOperationException("as planned");
        }
        catch (InvalidOperationException)
        {
            // It was thrown for the unwinding alone.
        }
    }
}
