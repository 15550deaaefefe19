namespace Hangdump.Analyzers.Models;

/// <summary>Methods that make the object that they return, as their names say; what they do may stand in another file or override.</summary>
internal static class Factories
{
    private static readonly string[] _verbs = ["Create", "Clone", "Copy", "New"];

    public static bool Include(string method) =>
        Array.Exists(_verbs, verb => method.StartsWith(verb, StringComparison.Ordinal) && (method.Length == verb.Length || char.IsUpper(method[verb.Length])));
}
