using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;
using Hangdump.Runtime.Watching;

namespace Hangdump.Runtime.Tests.Units;

public sealed class JournalTests
{
    private readonly Journal _journal = new();

    [Fact]
    public void A_finding_is_new_once()
    {
        Assert.Single(Judge(Report(Deadlock())).Fresh);
        Assert.Empty(Judge(Report(Deadlock())).Fresh);
        Assert.Single(_journal.Active);
    }

    [Fact]
    public void What_is_possible_must_last()
    {
        Finding possible = Deadlock() with { Certainty = Certainty.Possible };
        Assert.Empty(Judge(Report(possible)).Fresh);
        Assert.True(_journal.HasUnconfirmed);
        Assert.Empty(Judge(Report(possible)).Fresh);
        Assert.Empty(Judge(Report()).Resolved);
        Assert.False(_journal.HasUnconfirmed);
        Assert.Empty(_journal.Active);
    }

    [Fact]
    public void What_is_possible_is_new_when_it_has_lasted()
    {
        Finding possible = Deadlock() with { Certainty = Certainty.Possible };
        Assert.Empty(Judge(Report(possible)).Fresh);
        Assert.True(SpinWait.SpinUntil(() => Judge(Report(possible)).Fresh.Count == 1, Journal.Confirmation * 10));
    }

    [Fact]
    public void What_is_gone_has_resolved_itself_and_may_come_again()
    {
        Judge(Report(Deadlock()));
        HangResolution resolution = Assert.Single(Judge(Report()).Resolved);
        Assert.Equal("deadlock-1", resolution.Finding.Id);
        Assert.Empty(Judge(Report()).Resolved);
        Assert.Single(Judge(Report(Deadlock())).Fresh);
    }

    [Fact]
    public void What_could_not_be_read_proves_no_absence()
    {
        Judge(Report(Deadlock()));
        Assert.Empty(Judge(Report() with { Source = new SourceFacts { Method = ReadMethod.Ptrace, Complete = false } }).Resolved);
        Assert.Empty(Judge(Report() with { Source = new SourceFacts { Method = ReadMethod.Events, Complete = true } }).Resolved);
        Assert.Single(_journal.Active);
    }

    [Theory]
    [InlineData(FindingKind.LongWait)]
    [InlineData(FindingKind.LockConvoy)]
    public void A_wait_counts_only_if_it_is_for_a_lock_and_too_long(FindingKind kind)
    {
        Finding wait = Deadlock() with { Id = "wait", Kind = kind, Severity = Severity.Info };
        Assert.Empty(Judge(Report(wait)).Fresh);
        Assert.False(_journal.HasUnconfirmed);
        Assert.True(SpinWait.SpinUntil(() => JudgeStuck(Report(wait)).Fresh.Count == 1, Journal.Confirmation * 10));
    }

    [Fact]
    public void A_lock_that_changes_hands_is_not_stuck()
    {
        Finding wait = Deadlock() with { Id = "wait", Kind = FindingKind.LongWait, Severity = Severity.Info, Resources = ["r1"] };
        int holder = 10;
        Assert.False(SpinWait.SpinUntil(() => JudgeStuck(HeldBy(holder++)).Fresh.Count == 1, Journal.Confirmation * 2));
        Assert.True(SpinWait.SpinUntil(() => JudgeStuck(HeldBy(holder)).Fresh.Count == 1, Journal.Confirmation * 10));

        ProcessReport HeldBy(int thread) =>
            Report(wait) with { Resources = [new ReportedResource { Id = "r1", Kind = ResourceKind.Monitor, Owners = [new Owner(Party.OfThread(thread))] }] };
    }

    [Fact]
    public void Starvation_counts_only_while_work_waits()
    {
        Finding starvation = Deadlock() with { Id = "starvation", Kind = FindingKind.ThreadPoolStarvation, Severity = Severity.Warning };
        Assert.Empty(Judge(Report(starvation)).Fresh);
        Assert.Single(_journal.Judge(Report(starvation), _ => false, isStarved: true).Fresh);
    }

    private Verdict JudgeStuck(ProcessReport report) => _journal.Judge(report, thread => thread == 7, isStarved: false);

    private Verdict Judge(ProcessReport report) => _journal.Judge(report, _ => false, isStarved: false);

    private static Finding Deadlock() => new()
    {
        Id = "deadlock-1", Kind = FindingKind.Deadlock, Severity = Severity.Error, Certainty = Certainty.Certain, Summary = "2 threads wait for each other", Advice = "", Threads = [7, 9],
    };

    private static ProcessReport Report(params Finding[] findings) => new()
    {
        Tool = ToolFacts.Current,
        CapturedAt = DateTimeOffset.UnixEpoch,
        Source = new SourceFacts { Method = ReadMethod.Ptrace, Complete = true },
        Process = new ProcessFacts { Id = 1, Name = "test", RuntimeVersion = "10.0.0" },
        Findings = findings,
    };
}
