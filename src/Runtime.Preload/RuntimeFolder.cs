namespace Hangdump.Preload;

/// <summary>Where our assemblies lie: packages hold them with native code for each version of .NET, in a folder of its name.</summary>
internal static class RuntimeFolder
{
    private const int Oldest = 8;

    /// <param name="home">The folder of the hook.</param>
    public static string Find(string home)
    {
        for (int major = Environment.Version.Major; major >= Oldest; major--)
        {
            string folder = Path.Join(home, $"net{major}.0");
            if (Directory.Exists(folder)) return folder;
        }

        return home;
    }
}
