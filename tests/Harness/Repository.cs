namespace Hangdump.Harness;

/// <summary>The work tree that the tests were built in.</summary>
public static class Repository
{
    /// <summary>Its root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: how the tests were built, and so how the tool beside them was.</summary>
    public static string Configuration { get; } = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>The absolute path of something in the work tree.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Diagnostics.sln"))) return folder.FullName;
        throw new InvalidOperationException($"no Diagnostics.sln above {AppContext.BaseDirectory}");
    }
}
