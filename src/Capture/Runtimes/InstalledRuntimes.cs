namespace Hangdump.Capture.Runtimes;

/// <summary>The places where shared runtimes are installed.</summary>
internal static class InstalledRuntimes
{
    private static readonly string[] _usualRoots = ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/opt/dotnet"];

    /// <summary>The folders of installed runtimes of one major and minor version, the same patch first.</summary>
    /// <param name="rootPrefix">Where the file system begins that is looked through; empty for our own.</param>
    /// <param name="version">As in <c>8.0.33</c>.</param>
    public static IEnumerable<string> Folders(string rootPrefix, string version)
    {
        string band = version[..(version.LastIndexOf('.') + 1)];
        return from root in rootPrefix.Length == 0 ? OwnRoots() : _usualRoots
               from folder in FoldersIn(rootPrefix, Path.Join(root, "shared/Microsoft.NETCore.App"))
               let name = Path.GetFileName(folder)
               where name.StartsWith(band, StringComparison.Ordinal)
               orderby name == version descending
               select folder;
    }

    private static IEnumerable<string> OwnRoots()
    {
        string[] own =
        [
            Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
            Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")) ?? "",
            .. _usualRoots,
            Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet"),
        ];
        return own.Where(root => root.Length > 1).Distinct();
    }

    private static IEnumerable<string> FoldersIn(string prefix, string parent) =>
        Directory.Exists(prefix + parent) ? Directory.EnumerateDirectories(prefix + parent).Select(folder => folder[prefix.Length..]) : [];
}
