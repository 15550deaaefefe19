using System.Reflection;
using System.Runtime.Loader;

namespace Hangdump.Preload;

/// <summary>Finds our assemblies in a folder, and everything else where the application finds it.</summary>
internal sealed class FolderContext(string folder) : AssemblyLoadContext("Hangdump")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Join(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
