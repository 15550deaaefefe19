using System.Text.Json;
using System.Text.Json.Nodes;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Rendering.Json;

public sealed class JsonRendererTests
{
    private static readonly JsonElement _report = Parse(new Hang()
        .Monitor("a", 7).Monitor("b", 9).With(lockB => lockB with { Address = 0x7f2c_0010, Details = new Dictionary<string, JsonNode?> { ["recursion"] = 1, ["text"] = null } })
        .Waits(7, "b").Waits(9, "a").Waits(3, ForAny("a", "b")).Waits(4, new Wait { Operation = Operation.Io, Detail = "reads from a pipe" })
        .Resource("task", ResourceKind.Task, HoldsFlow("f1")).Flow("f1", null));

    private static JsonElement Parse(Hang hang)
    {
        using JsonDocument document = JsonDocument.Parse(Hang.Rendered(hang.Report()));
        return document.RootElement.Clone();
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    [Fact]
    public void Properties_stand_in_the_order_of_the_contract()
    {
        Assert.Equal(["schemaVersion", "tool", "capturedAt", "source", "process", "threadPool", "threads", "flows", "resources", "findings"], Names(_report));
        Assert.Equal(["kind", "method", "complete", "pauseMilliseconds", "notes"], Names(_report.GetProperty("source")));
        Assert.Equal(["id", "osId", "name", "kind", "state", "holds", "waitsFor", "framesOmitted", "frames"], Names(_report.GetProperty("threads")[0]));
        Assert.Equal(["id", "method", "state", "waitsFor", "holds", "frames"], Names(_report.GetProperty("flows")[0]));
        Assert.Equal(["id", "kind", "type", "address", "name", "owners", "waiters", "endsBy", "details"], Names(_report.GetProperty("resources")[0]));
        Assert.Equal(
            ["id", "kind", "severity", "certainty", "summary", "cycle", "threads", "flows", "resources", "blockedBehind", "advice"], Names(_report.GetProperty("findings")[0]));
    }

    [Fact]
    public void Addresses_are_hex_strings() => Assert.Equal("0x7f2c0010", _report.GetProperty("resources")[1].GetProperty("address").GetString());

    [Fact]
    public void Details_are_written_as_they_were_read() => Assert.Equal("""{"recursion":1,"text":null}""", Compact(_report.GetProperty("resources")[1].GetProperty("details")));

    [Fact]
    public void A_wait_for_several_lists_them_and_says_whether_all_are_needed() =>
        Assert.Equal(["resources", "all", "operation", "timeoutMilliseconds", "certainty", "detail"], Names(_report.GetProperty("threads")[0].GetProperty("waitsFor")));

    [Fact]
    public void A_wait_without_resource_says_so() =>
        Assert.Equal(JsonValueKind.Null, _report.GetProperty("threads")[1].GetProperty("waitsFor").GetProperty("resource").ValueKind);

    [Fact]
    public void Arrays_are_present_when_empty_and_absent_facts_are_null()
    {
        JsonElement thread = Parse(new Hang().Idle(1)).GetProperty("threads")[0];

        Assert.Equal("[]", Compact(thread.GetProperty("holds")));
        Assert.Equal("[]", Compact(thread.GetProperty("frames")));
        Assert.Equal(JsonValueKind.Null, thread.GetProperty("waitsFor").ValueKind);
        Assert.Equal(JsonValueKind.Null, thread.GetProperty("name").ValueKind);
    }

    [Fact]
    public void Enum_values_are_the_contracts_words()
    {
        JsonElement resource = Parse(new Hang().Runs(1, kind: ThreadKind.ThreadPool)
            .Resource("rw", ResourceKind.ReaderWriterLock, Reads(1)).Waits(2, "rw", Operation.Write)).GetProperty("resources")[0];

        Assert.Equal("readerWriterLock", resource.GetProperty("kind").GetString());
        Assert.Equal("""[{"thread":1,"mode":"read","certainty":"certain"}]""", Compact(resource.GetProperty("owners")));
        Assert.Equal("""[{"thread":2}]""", Compact(resource.GetProperty("waiters")));
    }

    [Fact]
    public void An_owner_outside_is_named_by_process_and_kernel_thread() => Assert.Equal(
        """[{"process":99,"osThread":100,"mode":"exclusive","certainty":"certain"}]""",
        Compact(Parse(new Hang().Resource("mutex", ResourceKind.NamedMutex, new Owner(Party.OfProcess(99, 100))).Waits(1, "mutex")).GetProperty("resources")[0].GetProperty("owners")));

    [Fact]
    public void Every_kind_operation_and_state_has_a_word()
    {
        foreach (ResourceKind kind in Enum.GetValues<ResourceKind>())
        {
            foreach (Operation operation in Enum.GetValues<Operation>())
                Assert.NotEmpty(new Hang().Resource("r", kind, MayHold(2)).Waits(1, "r", operation).Runs(2).Report().Resources);
        }
    }

    [Fact]
    public void The_published_schema_knows_every_property_that_is_written()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Harness.Repository.PathOf("docs", "schema", "hangdump-1.json")));
        HashSet<string> known = [.. Objects(schema.RootElement).Where(item => item.Name == "properties").SelectMany(item => Names(item.Value))];

        Assert.Empty(Objects(_report).Select(item => item.Name).Except(known).Except(["recursion", "text"]));
    }

    private static IEnumerable<JsonProperty> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Objects(property.Value).Prepend(property)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private static string Compact(JsonElement element) => JsonNode.Parse(element.GetRawText())!.ToJsonString();
}
