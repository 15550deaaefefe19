namespace Hangdump.Analyzers.Models;

/// <summary>Library methods that put their last argument into what they are called on, or take it out again.</summary>
internal static class ContainerChanges
{
    private static readonly HashSet<string> _names = ["Add", "TryAdd", "AddFirst", "AddLast", "AddBefore", "AddAfter", "Insert", "Push", "Enqueue", "Remove"];

    public static bool Include(string method) => _names.Contains(method);
}
