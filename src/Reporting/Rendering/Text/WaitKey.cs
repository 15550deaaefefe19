using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text;

/// <summary>
/// Says which waits are told together: equal keys mean the same words but for the addresses of things that concern nobody else.
/// </summary>
internal static class WaitKey
{
    public static string Of(Wait? wait, ReportView view)
    {
        if (wait is null)
            return "";
        var parts = new List<string>
        {
            wait.Operation.ToString(), Numbers.Plain(wait.TimeoutMilliseconds ?? -2), wait.All?.ToString() ?? "", wait.Certainty.ToString(), wait.Detail ?? "",
        };
        foreach (var id in wait.Resources)
            parts.Add(view.Resource(id) is { } resource && IsPrivate(resource) ? Looks(resource, view) : id);
        return string.Join('\n', parts);
    }

    /// <summary>Whether it concerns its waiter and the flows that complete it, nobody else.</summary>
    public static bool IsPrivate(ReportedResource resource) =>
        resource.Waiters.Count == 1 && resource.Owners.All(owner => owner.Party.Flow is not null);

    private static string Looks(ReportedResource resource, ReportView view) =>
        $"{resource.Kind} {resource.Name} {resource.Type} {string.Join(' ', resource.Owners.Select(owner => view.Flow(owner.Party.Flow!)?.Method))}";
}
