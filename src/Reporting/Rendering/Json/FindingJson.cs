using System.Text.Json;
using Hangdump.Reporting.Findings;

namespace Hangdump.Reporting.Rendering.Json;

/// <summary>What it means.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("kind", Words.Of(finding.Kind));
        json.WriteString("severity", Words.Of(finding.Severity));
        json.WriteString("certainty", Words.Of(finding.Certainty));
        json.WriteString("summary", finding.Summary);
        WriteSteps(json, "cycle", finding.Cycle);
        WriteSteps(json, "chain", finding.Chain);
        json.WriteArray("threads", finding.Threads, static (json, thread) => json.WriteNumberValue(thread));
        json.WriteStrings("flows", finding.Flows);
        json.WriteStrings("resources", finding.Resources);
        json.WriteStartObject("blockedBehind");
        json.WriteArray("threads", finding.BlockedBehind.Threads, static (json, thread) => json.WriteNumberValue(thread));
        json.WriteStrings("flows", finding.BlockedBehind.Flows);
        json.WriteEndObject();
        json.WriteString("advice", finding.Advice);
        json.WriteEndObject();
    }

    /// <summary>Left out when there are none: the schema wants at least one step.</summary>
    private static void WriteSteps(Utf8JsonWriter json, string name, IReadOnlyList<WaitStep> steps)
    {
        if (steps.Count == 0) return;
        json.WriteArray(name, steps, static (json, step) =>
        {
            json.WriteStartObject();
            PartyJson.WriteName(json, step.Party);
            json.WriteString("resource", step.Resource);
            json.WriteEndObject();
        });
    }
}
