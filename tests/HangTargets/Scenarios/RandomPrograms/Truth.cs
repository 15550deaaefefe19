using System.Text;

namespace HangTargets.Scenarios.RandomPrograms;

/// <summary>Writes down as JSON what is true of a plan when all of it stands.</summary>
internal static class Truth
{
    public static string Of(Plan plan)
    {
        var holds = plan.Parts.SelectMany(part => part.Holds.Select(thing => $"{{\"thread\":\"{part.Name}\",\"kind\":\"{thing.Kind}\",\"shared\":{Text(thing.IsShared)}}}"));
        var waits = plan.Parts.Where(part => part.Waits.Thing is not null || part.Waits.End is not null).Select(part => WaitOf(plan, part));
        return new StringBuilder("{\"holds\":[").AppendJoin(',', holds).Append("],\"waits\":[").AppendJoin(',', waits).Append("]}").ToString();
    }

    private static string WaitOf(Plan plan, Part part)
    {
        WaitPlan wait = part.Waits;
        string kind = wait.Thing?.Kind ?? (wait.End!.AsTask ? "task" : "thread");
        IEnumerable<string> owners = wait.Thing is { } thing ? plan.Parts.Where(other => other.Holds.Contains(thing)).Select(other => other.Name) : [wait.End!.Name];
        bool timed = wait.Timed && wait.Thing is not (null or HeldLazy or HeldTypeInitializer);
        return $"{{\"thread\":\"{part.Name}\",\"kind\":\"{kind}\",\"owners\":[{string.Join(',', owners.Select(name => $"\"{name}\""))}],\"timed\":{Text(timed)}}}";
    }

    private static string Text(bool value) => value ? "true" : "false";
}
