using System.Text.Json.Nodes;
using Hangdump.Harness.Contract;

namespace Hangdump.Reporting.Tests;

/// <summary>The checker finds what is wrong: a report is spoiled in one place.</summary>
public sealed class ContractCheckTests
{
    private static readonly string _good = Hang.Rendered(new Hang().Monitor("a", 7).Monitor("b", 9).Waits(7, "b").Waits(9, "a").Waits(3, "a").Report());

    public static TheoryData<string, Action<JsonNode>> Spoilers => new()
    {
        { "required property is missing", report => report.AsObject().Remove("flows") },
        { "no time zone", report => report["capturedAt"] = "yesterday" },
        { "thread listed twice", report => report["threads"]!.AsArray().Add(report["threads"]![0]!.DeepClone()) },
        { "living thread without kernel id", report => report["threads"]![0]!["osId"] = null },
        { "incomplete without a note", report => { report["source"]!["complete"] = false; report["source"]!["notes"] = new JsonArray(); } },
        { "file without line", report => report["threads"]![0]!["frames"]![1]!["line"] = null },
        { "a compiler's name", report => report["threads"]![0]!["frames"]![1]!["method"] = "Bank.<Pay>b__0()" },
        { "address that is no hex string", report => report["resources"]![0]!["address"] = "1234" },
        { "wait for an unknown resource", report => report["threads"]![0]!["waitsFor"]!["resource"] = "r99" },
        { "wait without a resource", report => report["threads"]![0]!["waitsFor"]!["resource"] = null },
        { "owner who does not hold", report => report["threads"]![1]!["holds"] = new JsonArray() },
        { "holder who is no owner", report => report["resources"]![0]!["owners"] = new JsonArray() },
        { "waiter who is not listed", report => report["resources"]![0]!["waiters"] = new JsonArray() },
        { "cycle in the wrong order", report => report["findings"]![0]!["cycle"]![0]!["resource"] = "a" },
        { "members that are not in the cycle", report => report["findings"]![0]!["threads"] = new JsonArray(7) },
        { "member that stands behind", report => report["findings"]![0]!["blockedBehind"]!["threads"] = new JsonArray(7) },
        { "certain with a possible owner", report => report["resources"]![0]!["owners"]![0]!["certainty"] = "possible" },
        { "certain with a possible wait", report => report["threads"]![1]!["waitsFor"]!["certainty"] = "possible" },
        { "a certain deadlock that is no error", report => report["findings"]![0]!["severity"] = "info" },
        { "finding that names an unknown thread", report => report["findings"]![0]!["blockedBehind"]!["threads"] = new JsonArray(77) },
    };

    [Fact]
    public void A_good_report_has_no_problems() => Assert.Empty(ContractCheck.Problems(_good));

    [Theory]
    [MemberData(nameof(Spoilers), DisableDiscoveryEnumeration = true)]
    public void A_spoiled_report_has(string problem, Action<JsonNode> spoil)
    {
        JsonNode report = JsonNode.Parse(_good)!;
        spoil(report);

        Assert.True(ContractCheck.Problems(report.ToJsonString()).Count > 0, problem);
    }
}
