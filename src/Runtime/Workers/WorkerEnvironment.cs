using System.Collections;

namespace Hangdump.Runtime.Workers;

/// <summary>The environment that a worker gets: the application's, without what would change how the worker itself runs.</summary>
internal static class WorkerEnvironment
{
    private static readonly string[] _runtimePrefixes = ["DOTNET_", "COMPlus_", "CORECLR_"];

    /// <summary>Where .NET is installed is true for the worker too.</summary>
    private const string Root = "DOTNET_ROOT";

    /// <summary>As <c>name=value</c>.</summary>
    public static IEnumerable<string> Of(IDictionary application)
    {
        foreach (DictionaryEntry variable in application)
        {
            string name = (string)variable.Key;
            if (name.StartsWith(Root, StringComparison.Ordinal) || !Array.Exists(_runtimePrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                yield return $"{name}={variable.Value}";
        }

        yield return "DOTNET_EnableDiagnostics=0";
        yield return "DOTNET_gcServer=0";
        yield return "DOTNET_TieredPGO=0";
    }
}
