using System.Globalization;

namespace Hangdump.Capture.Kernel;

/// <summary>Finds the processes that have a pipe open.</summary>
internal static class PipeEnds
{
    /// <summary>Processes that can read from the pipe, in no order; those that hide their files are missing.</summary>
    public static IReadOnlyList<int> Readers(OpenFile pipe) => Find(pipe, end => end.CanRead);

    /// <summary>Processes that can write to the pipe.</summary>
    public static IReadOnlyList<int> Writers(OpenFile pipe) => Find(pipe, end => end.CanWrite);

    private static List<int> Find(OpenFile pipe, Func<OpenFile, bool> isWanted)
    {
        List<int> found = [];
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
                && Descriptors(folder).Any(descriptor => OpenFile.Read(pid, descriptor) is { } end && end.Link == pipe.Link && isWanted(end)))
                found.Add(pid);
        }

        return found;
    }

    private static IEnumerable<long> Descriptors(string folder)
    {
        string[] names;
        try
        {
            names = Directory.GetFiles(folder + "/fd");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        foreach (string name in names)
        {
            if (long.TryParse(Path.GetFileName(name.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out long descriptor)) yield return descriptor;
        }
    }
}
