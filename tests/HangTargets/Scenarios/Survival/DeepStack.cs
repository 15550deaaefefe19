using System.Globalization;
using System.Runtime.CompilerServices;

namespace HangTargets.Scenarios.Survival;

/// <summary>A thread that sleeps below as many calls as the argument says.</summary>
internal static class DeepStack
{
    private const int BytesPerCall = 512;

    public static void Play()
    {
        int depth = int.Parse(Stage.Arguments[0], CultureInfo.InvariantCulture);
        new Thread(() => { Stage.Enter("deep"); Descend(depth); }, depth * BytesPerCall) { Name = "deep", IsBackground = true }.Start();
        Stage.ReadyWhenStill(2);
        Thread.Sleep(Timeout.Infinite);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Descend(int left)
    {
        if (left > 0)
            return Descend(left - 1) + 1;
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }
}
