namespace Hangdump.DumpTool.Processes;

/// <summary>Reads /proc, where anything may vanish or be refused at any moment.</summary>
internal static class ProcFile
{
    /// <returns>The text; null when it cannot be read.</returns>
    public static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <returns>The paths of the directories within; none when they cannot be read.</returns>
    public static string[] Directories(string path)
    {
        try
        {
            return Directory.GetDirectories(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
