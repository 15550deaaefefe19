using System.Globalization;
using System.Text.RegularExpressions;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;
using ThreadState = Hangdump.Reporting.Snapshot.ThreadState;

namespace Hangdump.Reporting.Tests.Rendering.Text;

public sealed class EveryThreadTests
{
    public static TheoryData<int?, Stacks> Layouts()
    {
        var layouts = new TheoryData<int?, Stacks>();
        foreach (var width in new int?[] { null, 60, 80, 120, 200 })
            foreach (var stacks in Enum.GetValues<Stacks>())
                layouts.Add(width, stacks);
        return layouts;
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_thread_and_flow_of_random_hangs_is_listed_and_no_line_is_too_long(int? width, Stacks stacks)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var report = ReportBuilder.Build(RandomHang(new Random(seed)).Snapshot(), new ReportOptions());
            var text = Texts.Text(report, new() { Width = width, Stacks = stacks });

            var threads = Texts.Section(text, "THREADS");
            foreach (var thread in report.Threads)
                Assert.True(Numbers(threads).Contains(thread.Id), $"seed {seed}: thread {thread.Id} is missing in:\n{threads}");
            foreach (var flow in report.Flows)
                Assert.Matches($@"\b{flow.Id}\b", Texts.Section(text, "ASYNC FLOWS"));
            foreach (var finding in report.Findings)
                foreach (var thread in finding.Threads.Concat(finding.BlockedBehind.Threads))
                    Assert.True(Numbers(text[..text.IndexOf("\nWAITS", StringComparison.Ordinal)]).Contains(thread), $"seed {seed}: thread {thread} of {finding.Kind}");
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= (width ?? int.MaxValue), $"seed {seed}: too long: {line}"));
            Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n');
        }
    }

    private static HashSet<int> Numbers(string text) =>
        [.. Regex.Matches(text, @"\b\d{1,6}\b").Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))];

    private static Hang RandomHang(Random random)
    {
        // Ids from 1,000 on stand neither for lines nor for counts.
        var threads = Enumerable.Range(1_001, random.Next(1, 30)).ToArray();
        var hang = new Hang();
        for (var i = 0; i < 6; i++)
            hang.Resource($"r{i}", Any<ResourceKind>(random), [.. threads.Where(_ => random.Next(12) == 0).Select(id => Hang.Holds(id, Any<OwnershipMode>(random), Any<Certainty>(random)))]);
        foreach (var id in threads)
            hang.Thread(RandomThread(id, random));
        for (var i = 0; i < random.Next(5); i++)
            hang.Flow($"f{i}", random.Next(3) == 0 ? null : RandomWait(random), method: $"Shop.Pay{random.Next(2)}Async()");
        return random.Next(2) == 0 ? hang.Pool(1, 8, 8, random.Next(9)) : hang;
    }

    private static ThreadSnapshot RandomThread(int id, Random random)
    {
        var state = (ThreadState)random.Next(3);
        return new ThreadSnapshot
        {
            Id = id, OsId = random.Next(9) == 0 ? null : 400_000 + id, Kind = Any<ThreadKind>(random), State = state, IsIdle = random.Next(6) == 0,
            Name = random.Next(3) switch { 0 => null, 1 => "worker", _ => "wörk\r\n\e[2J\u202eer " + new string('x', random.Next(200)) },
            WaitsFor = state == ThreadState.Waiting ? RandomWait(random) : null,
            Frames = [.. Enumerable.Range(0, random.Next(12)).Select(_ => RandomFrame(random))], FramesOmitted = random.Next(4) == 0 ? random.Next(500_000) : 0,
        };
    }

    private static Frame RandomFrame(Random random) => Hang.Frame(
        random.Next(8) == 0 ? $"Bank.{new string('G', random.Next(300))}<T>(System.Collections.Generic.Dictionary<string, T>)" : $"Bank.M{random.Next(3)}()", random.Next(3));

    private static Wait RandomWait(Random random) => new()
    {
        Operation = Any<Operation>(random), TimeoutMilliseconds = random.Next(3) switch { 0 => null, 1 => -1, _ => random.Next(1_000_000) },
        Resources = [.. Enumerable.Range(0, random.Next(1, 7)).Select(i => $"r{i}")], All = random.Next(2) == 0, Certainty = Any<Certainty>(random),
    };

    private static T Any<T>(Random random) where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }
}
