using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>Methods whose metadata cannot be read, as those emitted at run time, by the signature that the runtime gives them.</summary>
internal static class RuntimeMethodNames
{
    private static readonly string[] _dynamicHosts = ["DynamicClass.", "DomainBoundILStubClass."];

    public static (string Name, string? Type) Written(ClrMethod method)
    {
        string signature = method.Signature ?? "?";
        foreach (string host in _dynamicHosts)
        {
            if (signature.StartsWith(host, StringComparison.Ordinal))
                return (RuntimeTypeNames.InSource(signature[host.Length..]), null);
        }
        string? type = method.Type?.Name is { } name ? RuntimeTypeNames.InSource(name) : null;
        return (RuntimeTypeNames.InSource(signature), type);
    }
}
