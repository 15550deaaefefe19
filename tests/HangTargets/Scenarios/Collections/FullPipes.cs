using System.Collections.Concurrent;

namespace HangTargets.Scenarios.Collections;

/// <summary>Two stages hand work to each other through bounded collections; both are full, and both stages are adding.</summary>
internal static class FullPipes
{
    public static void Play()
    {
        BlockingCollection<int> forth = new(2), back = new(2);
        Thread parsing = Stage.Start("parsing", () => Pump(back, forth));
        Stage.Start("checking", () => Pump(forth, back));
        Stage.ReadyWhenStill(3);
        parsing.Join(); // <- main
    }

    private static void Pump(BlockingCollection<int> from, BlockingCollection<int> to)
    {
        for (int work = 0; ; work++)
        {
            to.Add(work); // <- parsing, checking
            if (work > 5) from.Take();
        }
    }
}
