using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Models;

/// <summary>Library methods that hand out an element of the table that they are called on.</summary>
internal static class ElementGetters
{
    /// <summary>The one that hands it out in its last parameter.</summary>
    public const string Out = "TryGetValue";

    private static readonly HashSet<string> _names = ["GetOrAdd", "AddOrUpdate", "GetValueOrDefault", "GetOrCreateValue", "GetValue", "ElementAt", "First", "Peek", "Dequeue", "Pop", Out];

    public static bool Include(string method) => _names.Contains(method);

    public static ITypeSymbol Element(IMethodSymbol method) => method.Name == Out ? method.Parameters[method.Parameters.Length - 1].Type : method.ReturnType;
}
