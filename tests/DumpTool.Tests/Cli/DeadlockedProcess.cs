using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Cli;

/// <summary>One deadlocked process for all tests of a class. Its command line contains a secret.</summary>
public sealed class DeadlockedProcess : IDisposable
{
    private readonly HangTarget _target = HangTarget.Start("monitor-cycle", TargetRuntime.Net10, CodeKind.Release, "--password=hunter2");

    public int Id => _target.Pid;

    public string Pid => _target.Pid.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>That it goes on as before: it is there, nobody stops or traces it, and none of our workers reads it.</summary>
    public void AssertRunsOn()
    {
        Assert.False(_target.HasExited);
        Poll.Until(() => !Workers().Any(), $"a worker still reads process {Pid}");
        foreach (var thread in Directory.GetDirectories($"/proc/{Pid}/task"))
        {
            var status = File.ReadAllText($"{thread}/status");
            Assert.DoesNotMatch(@"State:\s+[tT]", status);
            Assert.Matches(@"TracerPid:\s+0\n", status);
        }
    }

    /// <summary>The workers that read it.</summary>
    public IEnumerable<int> Workers() => Processes.WithArguments("Hangdump.Worker.Native", Pid).Concat(Processes.WithArguments("Hangdump.Worker.dll", Pid));

    public void Dispose() => _target.Dispose();
}
