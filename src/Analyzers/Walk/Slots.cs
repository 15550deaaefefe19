using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Walk;

/// <summary>Ids of what can hold a delegate.</summary>
internal static class Slots
{
    public static string Parameter(string method, int index) => "slot " + method + "#" + index;

    public static string Local(string body, ILocalSymbol local) => "slot " + body + "." + local.Name + "@" + (local.Locations.Length > 0 ? local.Locations[0].SourceSpan.Start : 0);

    public static string Member(string id) => "slot " + id;
}
