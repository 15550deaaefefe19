using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Tests.Report;

public sealed class ReportBuilderTests
{
    private static Hang Deadlock() => new Hang().Monitor("a", 7).Monitor("b", 9).Waits(9, "a").Waits(7, "b").Runs(3);

    [Fact]
    public void Secrets_of_the_command_line_are_masked_unless_asked_for()
    {
        Assert.DoesNotContain("hunter2", new Hang().Runs(1).Report().Process.CommandLine, StringComparison.Ordinal);
        Assert.Contains("hunter2", new Hang().Runs(1).Report(new ReportOptions { ShowSecrets = true }).Process.CommandLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_stand_in_order_of_their_ids() => Assert.Equal([3, 7, 9], Deadlock().Report().Threads.Select(thread => thread.Id));

    [Fact]
    public void Only_the_stacks_of_blocked_threads_are_shown_when_asked_so_and_the_rest_is_counted()
    {
        IReadOnlyList<ReportedThread> threads = Deadlock().Report(new ReportOptions { Stacks = Stacks.Blocked }).Threads;

        Assert.Equal([0, 3, 3], threads.Select(thread => thread.Frames.Count));
        Assert.Equal([1, 0, 0], threads.Select(thread => thread.FramesOmitted));
    }

    [Fact]
    public void The_stack_of_a_running_member_of_a_finding_counts_as_blocked() =>
        Assert.All(new Hang().Monitor("gate", 3).Runs(3).Waits(7, "gate").Report(new ReportOptions { Stacks = Stacks.Blocked }).Threads, thread => Assert.NotEmpty(thread.Frames));

    [Fact]
    public void No_stacks_are_shown_when_asked_so() => Assert.All(Deadlock().Report(new ReportOptions { Stacks = Stacks.None }).Threads, thread => Assert.Empty(thread.Frames));

    [Fact]
    public void Silence_says_what_was_not_looked_at()
    {
        IReadOnlyList<string> notes = new Hang().Runs(1).Report().Source.Notes;

        Assert.Contains(notes, note => note.StartsWith("nothing was found", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("async flows", StringComparison.Ordinal));
    }

    [Fact]
    public void Waits_whose_end_nobody_records_are_named() => Assert.Contains(
        new Hang().Resource("done", ResourceKind.Event).Waits(1, "done", Operation.Signal).Report().Source.Notes,
        note => note.Contains("events", StringComparison.Ordinal));

    [Fact]
    public void Stacks_without_owners_are_no_all_clear() => Assert.Contains(
        new Hang().Runs(1).Source(new SourceFacts { Method = ReadMethod.Eventpipe, Complete = false, Notes = ["stacks only"] }).Report().Source.Notes,
        note => note.Contains("no deadlock could be found", StringComparison.Ordinal));

    [Fact]
    public void A_blocking_error_makes_the_exit_code_and_a_convoy_does_not()
    {
        Hang convoy = new Hang().Monitor("gate", 1).Runs(1);
        for (int id = 10; id < 20; id++) convoy.Waits(id, "gate");

        Assert.True(Deadlock().Report().HasBlockingFinding);
        Assert.False(convoy.Report().HasBlockingFinding);
    }

    [Fact]
    public void Ten_thousand_threads_are_analysed_in_a_moment()
    {
        var hang = new Hang();
        for (int id = 1; id <= 10_000; id++) hang.Monitor("m" + id, id).Waits(id, "m" + (id % 10_000 + 1));
        ProcessSnapshot snapshot = hang.Snapshot();
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(10_000, Assert.Single(ReportBuilder.Build(snapshot, new ReportOptions()).Findings).Threads.Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"took {clock.Elapsed}");
    }
}
