namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>A thread owns nothing, whatever the runtime's records say.</summary>
internal sealed record Innocent(string Actor) : IExpectation
{
    public IEnumerable<string> Contradictions(Evidence evidence)
    {
        int id = evidence.Target[Actor].Id;
        // A thread is always the owner of itself, for those who join it.
        return evidence.Report.File.Resources
            .Where(resource => resource.Kind != "thread" && resource.Owners.Any(owner => owner.Thread == id))
            .Select(resource => $"{Actor} is said to own the {resource.Kind} {resource.Name}");
    }
}
