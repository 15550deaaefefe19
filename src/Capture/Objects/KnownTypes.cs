using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>Types of the libraries by name, each looked up once.</summary>
internal sealed class KnownTypes(ClrRuntime runtime)
{
    private readonly Dictionary<string, ClrType?> _found = [];

    /// <summary>Null where the target has not loaded it.</summary>
    /// <param name="assembly">The simple name of the assembly that holds it in any of the versions that are read.</param>
    public ClrType? Find(string assembly, string name)
    {
        if (_found.TryGetValue(name, out ClrType? type)) return type;
        foreach (ClrModule module in runtime.EnumerateModules())
        {
            if (module.Name is { } path && Path.GetFileNameWithoutExtension(path.AsSpan()).SequenceEqual(assembly)) type ??= module.GetTypeByName(name);
        }

        return _found[name] = type;
    }

    /// <summary>The same for a type of the core library.</summary>
    public ClrType? Find(string name) =>
        _found.TryGetValue(name, out ClrType? type) ? type : _found[name] = runtime.BaseClassLibrary.GetTypeByName(name);
}
