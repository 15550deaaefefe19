using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hangdump.Reporting.Snapshot;
using ThreadState = Hangdump.Reporting.Snapshot.ThreadState;

namespace Hangdump.Reporting.Tests.Snapshot;

public sealed class SnapshotLinesTests
{
    private static readonly Wait _wait = new()
    {
        Operation = Operation.Result, Resources = ["r1", "r2"], All = true, TimeoutMilliseconds = -1, IsLimited = true,
        Certainty = Certainty.Possible, Pulsed = true, Detail = "reads from a pipe",
    };

    private static readonly Frame _frame = new()
    {
        Method = "Bank.Transfer(Account, List<Account>)", Type = "Bank", Assembly = "App", File = "/src/Bänk \"1\".cs", Line = 43, Kind = FrameKind.Runtime,
    };

    private static readonly Party _party = new() { Thread = 7, Flow = "f1", Process = 4711, OsThread = 4720 };

    private static readonly SnapshotItem[] _items =
    [
        new ProcessFacts { Id = 4711, Name = "app", CommandLine = "app --x\n\u0001", RuntimeVersion = "10.0.12", Os = "plan9", Architecture = "mips", NativeThreads = 3 },
        new ThreadSnapshot
        {
            Id = 7, OsId = 4720, Name = "worker-ä", Kind = ThreadKind.Finalizer, State = ThreadState.Sleeping, WaitsFor = _wait,
            IsIdle = true, Frames = [_frame, _frame], FramesOmitted = 9,
        },
        new FlowSnapshot { Id = "f1", Method = "OrderService.PlaceAsync", State = FlowState.Ready, WaitsFor = _wait, Frames = [_frame], ResumesOnThread = 5 },
        new Resource
        {
            Id = "r1", Kind = ResourceKind.Channel, Type = "System.Object", Address = ulong.MaxValue, Name = "Bank._gate",
            Owners = [new Owner(_party, OwnershipMode.Upgradeable, Certainty.Possible)], Signallers = [_party], IsAbandoned = true, EndsBy = "timer",
            Details = new Dictionary<string, JsonNode?> { ["count"] = 3, ["phase"] = 1L << 40, ["isSet"] = true, ["status"] = "Running" },
        },
        new ThreadPoolSnapshot { MinThreads = 1, MaxThreads = 2, Workers = 3, Goal = 4, QueuedItems = 5 },
        new SourceFacts { Kind = SourceKind.Dump, Method = ReadMethod.Core, Complete = true, PauseMilliseconds = 31.25, Notes = ["a", "b"] },
        new Refusal(RefusalCause.Traced, "what", "advice"),
    ];

    public static TheoryData<string> Kinds => new(_items.Select(item => item.GetType().Name));

    [Fact]
    public void Every_kind_of_item_is_tried() =>
        Assert.Equal(
            typeof(SnapshotItem).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SnapshotItem))).Select(type => type.Name).Order(),
            _items.Select(item => item.GetType().Name).Order());

    [Fact]
    public void Every_property_is_tried_with_a_value_of_its_own()
    {
        object[] all = [.. _items, _wait, _frame, _party, new Owner(_party, OwnershipMode.Read, Certainty.Possible)];
        foreach (object item in all)
        foreach (PropertyInfo property in item.GetType().GetProperties().Where(property => property.CanWrite))
            Assert.NotEqual(property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null, property.GetValue(item));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_item_comes_out_of_its_line_as_it_went_in(string kind)
    {
        SnapshotItem item = Item(kind);
        byte[] line = Line(item);
        Assert.Equal(line.Length - 1, Array.IndexOf(line, (byte)'\n'));
        SnapshotItem? read = SnapshotLines.Parse(line.AsSpan(..^1));
        Assert.Equal(JsonSerializer.Serialize<object>(item), JsonSerializer.Serialize<object?>(read));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_line_that_was_cut_off_anywhere_is_no_item(string kind)
    {
        byte[] line = Line(Item(kind));
        for (int length = 0; length < line.Length - 1; length++)
            Assert.Null(SnapshotLines.Parse(line.AsSpan(0, length)));
    }

    [Fact]
    public void Absent_facts_stay_absent()
    {
        Resource read = Assert.IsType<Resource>(SnapshotLines.Parse(Line(new Resource { Id = "r1", Kind = ResourceKind.Lazy })));
        Assert.Null(read.Signallers);
        Assert.Null(read.Address);
        Assert.Empty(read.Owners);
        ThreadSnapshot thread = Assert.IsType<ThreadSnapshot>(SnapshotLines.Parse(Line(new ThreadSnapshot { Id = 1, Kind = ThreadKind.Main, State = ThreadState.Running })));
        Assert.Null(thread.WaitsFor);
        Assert.Null(thread.OsId);
    }

    [Fact]
    public void A_count_can_be_read_as_a_number_again()
    {
        Resource read = Assert.IsType<Resource>(SnapshotLines.Parse(Line(Item(nameof(Resource)))));
        Assert.True(read.Details["count"] is JsonValue count && count.TryGetValue(out int number) && number == 3);
        Assert.True(read.Details["isSet"] is JsonValue isSet && isSet.TryGetValue(out bool answer) && answer);
    }

    private static SnapshotItem Item(string kind) => _items.Single(item => item.GetType().Name == kind);

    private static byte[] Line(SnapshotItem item)
    {
        using MemoryStream stream = new();
        SnapshotLines.Write(stream, item);
        return stream.ToArray();
    }
}
