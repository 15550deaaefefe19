namespace Hangdump.Analyzers.Locks;

/// <summary>
/// Names in paths of what belongs to an object of a library: <c>[]</c> for an element, <c>.SyncRoot</c> for a property. They tell
/// one lock from another only together with the field that the object is in.
/// </summary>
internal static class Parts
{
    public const string Element = "[]";

    public static string Member(string name) => "." + name;

    public static bool Is(string field) => field[0] is '[' or '.';
}
