using System.Globalization;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Hangdump;

namespace WatchedProgram;

/// <summary>Uses of <see cref="ThreadDump"/>.</summary>
internal static class Dumps
{
    private const int PipeCapacity = 64 * 1024;

    /// <summary>To a writer, a stream and a descriptor.</summary>
    public static void Write(string[] arguments)
    {
        Locks.Deadlock();
        ThreadDump.Write(Console.Out);
        Console.WriteLine("---");
        using (Stream output = Console.OpenStandardOutput()) ThreadDump.Write(output);
        Console.WriteLine("---");
        ThreadDump.Write(1);
        Console.WriteLine("--- done");
    }

    /// <summary>Arguments: milliseconds, then any of <c>repeat</c> and <c>exit</c>. Everything that a process can be stuck in, it is.</summary>
    public static void After(string[] arguments)
    {
        ThreadDump.WriteAfter(Time(arguments[0]), arguments.Contains("repeat"), arguments.Contains("exit"));
        StarvePool();
        lock (Console.Error) Locks.Deadlock();
    }

    public static void Cancelled(string[] arguments)
    {
        ThreadDump.WriteAfter(Time("300")).Dispose();
        ThreadDump.WriteAfter(Time("900"), exit: true);
    }

    public static void Replaced(string[] arguments)
    {
        ThreadDump.WriteAfter(Time("300"));
        ThreadDump.WriteAfter(Time("900"), exit: true);
    }

    /// <summary>Argument: the signal. Twice registered, it is answered once.</summary>
    public static void Signal(string[] arguments)
    {
        PosixSignal signal = Enum.Parse<PosixSignal>(arguments[0]);
        ThreadDump.OnSignal(signal);
        IDisposable registered = ThreadDump.OnSignal(signal, chain: arguments.Contains("chain"));
        if (arguments.Contains("starved")) StarvePool();
        Console.WriteLine("ready");
        if (Input.Next() == "off") registered.Dispose();
        Console.WriteLine("off");
    }

    /// <summary>To a pipe that is full already, and that nobody reads.</summary>
    public static void Unread(string[] arguments)
    {
        AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        pipe.Write(new byte[PipeCapacity]);
        ThreadDump.Write((int)pipe.SafePipeHandle.DangerousGetHandle());
        Console.WriteLine("done");
        GC.KeepAlive(pipe);
    }

    private static TimeSpan Time(string milliseconds) => TimeSpan.FromMilliseconds(int.Parse(milliseconds, CultureInfo.InvariantCulture));

    private static void StarvePool()
    {
        ThreadPool.SetMaxThreads(Environment.ProcessorCount, Environment.ProcessorCount);
        for (int item = 0; item < 20; item++) ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(Timeout.Infinite));
        while (ThreadPool.PendingWorkItemCount > 20 - Environment.ProcessorCount) Thread.Yield();
    }
}
