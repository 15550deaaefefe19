using System.Diagnostics;
using System.Globalization;

namespace HangTargets;

/// <summary>
/// Casts the threads of a scenario and says READY, once, when the hang has formed: the scenario's own condition holds, and the
/// kernel shows every cast thread asleep and never scheduled between several looks.
/// </summary>
internal static class Stage
{
    private const int LooksInARow = 4;
    private const int MillisecondsBetweenLooks = 25;
    private const uint LongestLifeInSeconds = 300;
    private const string AfterInput = "after-input";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly Cast _cast = new();

    /// <summary>What stands behind the scenario's name on the command line.</summary>
    public static string[] Arguments { get; private set; } = [];

    /// <summary>Bounds the life of this process (the kernel ends it) and casts the main thread. With the argument <c>after-input</c> the scenario begins when a line has come.</summary>
    public static void Open(string[] arguments)
    {
        Arguments = arguments;
        Native.Alarm(LongestLifeInSeconds);
        if (arguments is [AfterInput, ..]) Console.In.ReadLine();
        Enter("main");
        Rehearse();
    }

    /// <summary>Casts the calling thread. A restless one is awake now and then although it gets nowhere.</summary>
    public static void Enter(string name, bool restless = false) => _cast.Add(name, restless);

    /// <summary>Starts a thread of that name and casts it.</summary>
    public static Thread Start(string name, Action play, bool restless = false)
    {
        var thread = new Thread(() =>
        {
            Enter(name, restless);
            play();
        }) { Name = name, IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>Waits, awake, until something is so; leaves nothing behind that could be taken for a lock.</summary>
    public static void Until(Func<bool> so)
    {
        long begun = Stopwatch.GetTimestamp();
        for (var spin = new SpinWait(); !so(); spin.SpinOnce())
            if (Stopwatch.GetElapsedTime(begun) > _patience) Fail("a step of the scenario never came");
    }

    /// <summary>Until the thread of that name sleeps, and has slept for a while.</summary>
    public static void UntilStill(string name)
    {
        for (int looks = 0; looks < LooksInARow; looks = _cast.Still([name]) ? looks + 1 : 0) Thread.Sleep(MillisecondsBetweenLooks);
    }

    /// <summary>
    /// Says READY once that many threads are cast (main included), all of them stand still, and <paramref name="formed"/> holds.
    /// <paramref name="truth"/> is what the scenario knows about itself, as JSON; it goes out with the READY line.
    /// </summary>
    public static void ReadyWhenStill(int actors, Func<bool>? formed = null, Func<string>? truth = null) =>
        new Thread(() => Prompt(actors, formed ?? (() => true), truth)) { Name = "prompter", IsBackground = true }.Start();

    private static void Prompt(int actors, Func<bool> formed, Func<string>? truth)
    {
        long begun = Stopwatch.GetTimestamp();
        for (int looks = 0; looks < LooksInARow; Thread.Sleep(MillisecondsBetweenLooks))
        {
            if (Stopwatch.GetElapsedTime(begun) > _patience) Fail($"the hang did not form: {_cast.Count} of {actors} threads, formed {formed()}: {_cast.Describe()}");
            bool stands = _cast.Count >= actors && formed() && _cast.Still();
            looks = stands ? looks + 1 : 0;
        }
        Native.WriteLine(ReadyLine(truth?.Invoke()));
    }

    /// <summary>
    /// Uses once, before anything hangs, what the prompter uses later: it must not need a static constructor or a lock of the
    /// runtime that the hang has taken.
    /// </summary>
    private static void Rehearse()
    {
        _cast.Still();
        ReadyLine("{}");
        Native.WriteLine("");
        var once = new Thread(() => Thread.Sleep(1)) { IsBackground = true };
        once.Start();
        once.Join();
    }

    private static string ReadyLine(string? truth) => string.Create(
        CultureInfo.InvariantCulture,
        $"READY {{\"pid\":{Environment.ProcessId},\"runtime\":\"{Environment.Version}\",\"actors\":[{_cast.ToJson()}],\"truth\":{truth ?? "null"}}}");

    private static void Fail(string why)
    {
        Native.WriteLine("NOT READY " + why);
        Native.Kill(Environment.ProcessId, 9);
    }
}
