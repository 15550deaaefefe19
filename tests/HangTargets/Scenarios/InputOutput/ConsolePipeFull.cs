namespace HangTargets.Scenarios.InputOutput;

/// <summary>Standard output is a pipe that nobody reads: one thread is in write, the others wait for the console's lock.</summary>
internal static class ConsolePipeFull
{
    public static void Play()
    {
        Native.KeepOutput();
        int[] pipe = new int[2];
        if (Native.Pipe(pipe) != 0 || Native.Dup2(pipe[1], 1) < 0) throw new InvalidOperationException("no pipe");
        Stage.Start("writer", Chatter);
        Stage.UntilStill("writer");
        Stage.Start("late-1", Chatter);
        Stage.Start("late-2", Chatter);
        Stage.ReadyWhenStill(4);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static void Chatter()
    {
        while (true) Console.WriteLine(new string('x', 100)); // <- writer, late-1, late-2
    }
}
