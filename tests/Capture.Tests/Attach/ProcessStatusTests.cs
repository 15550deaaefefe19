using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Tests.Attach;

public sealed class ProcessStatusTests
{
    [Fact]
    public void Fields_are_read_as_the_kernel_writes_them()
    {
        ProcessStatus status = ProcessStatus.Parse("Name:\tmy (app)\nState:\tt (tracing stop)\nTgid:\t12\nPid:\t12\nTracerPid:\t7\nUid:\t1\t2\t3\t4\nGid:\t5\t6\t7\t8\nNSpid:\t12\t1\nCapPrm:\t0000000000080000\nCapEff:\t00000000000000ff\n"u8)!;
        Assert.Equal(("my (app)", 't', 12, 7), (status.Name, status.State, status.ProcessId, status.TracerId));
        Assert.Equal([1u, 2u, 3u, 4u], status.Users);
        Assert.Equal([5u, 6u, 7u, 8u], status.Groups);
        Assert.Equal([12, 1], status.NamespaceIds);
        Assert.Equal((0x80000ul, 0xfful), (status.PermittedCapabilities, status.EffectiveCapabilities));
        Assert.False(status.IsZombie);
    }

    [Fact]
    public void Process_that_has_gone_has_no_status() => Assert.Null(ProcessStatus.Read(new ProcDirectory(4_194_000)));

    [Fact]
    public void Own_threads_are_listed_and_known()
    {
        using ProcDirectory own = new(Environment.ProcessId);
        List<int> threads = [];
        own.ListThreads(threads);
        Assert.Contains(Environment.ProcessId, threads);
        Assert.Equal(Environment.ProcessId, ProcessStatus.Read(own)!.ProcessId);
    }
}
