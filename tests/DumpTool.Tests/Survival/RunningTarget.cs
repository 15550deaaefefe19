using System.Diagnostics;
using System.Globalization;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Survival;

/// <summary>A target whose heart can be listened to.</summary>
internal sealed class RunningTarget : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly string _heartbeat = Path.GetTempFileName();

    public RunningTarget(TargetRuntime runtime) => Target = HangTarget.Start("chaos", runtime, CodeKind.Release, _heartbeat);

    public HangTarget Target { get; }

    public int Pid => Target.Pid;

    /// <summary>Waits until no thread is traced or stopped and the heart has beaten on.</summary>
    public void AssertRunsOn()
    {
        long before = Beat();
        Poll(() => Beat() > before, "its heart has stopped");
        Poll(() => ThreadStates.Of(Pid).All(thread => thread is { Tracer: 0, State: not ('T' or 't') }), "it has a thread that is stopped or traced");
    }

    public void Dispose()
    {
        Target.Dispose();
        File.Delete(_heartbeat);
    }

    /// <summary>The count, or zero while the file is being written.</summary>
    private long Beat() => long.TryParse(File.ReadAllText(_heartbeat), NumberStyles.None, CultureInfo.InvariantCulture, out long beat) ? beat : 0;

    private void Poll(Func<bool> condition, string otherwise)
    {
        for (long began = Stopwatch.GetTimestamp(); !condition(); Thread.Sleep(10))
            Assert.True(Stopwatch.GetElapsedTime(began) < _patience && !Target.HasExited, otherwise);
    }
}
