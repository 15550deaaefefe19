using System.Globalization;

namespace Hangdump.Capture.Kernel;

/// <summary>One end of a pipe, a socket or a file that a process has open.</summary>
/// <param name="Link">What <c>/proc/…/fd</c> shows for it: a path, <c>pipe:[4711]</c>, <c>socket:[4711]</c>.</param>
/// <param name="CanRead">Whether it is open for reading.</param>
/// <param name="CanWrite">Whether it is open for writing.</param>
internal sealed record OpenFile(string Link, bool CanRead, bool CanWrite)
{
    private const int AccessMask = 3;
    private const int WriteOnly = 1;

    /// <summary>The inode of a pipe or socket; null for a file.</summary>
    public long? Inode(string kind) =>
        Link.StartsWith(kind + ":[", StringComparison.Ordinal)
        && long.TryParse(Link.AsSpan(kind.Length + 2, Link.Length - kind.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out long inode)
            ? inode
            : null;

    /// <summary>Null where the process does not have it open any more, or hides it.</summary>
    public static OpenFile? Read(int pid, long descriptor)
    {
        try
        {
            string? link = new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/fd/{descriptor}")).LinkTarget;
            if (link is null) return null;
            int access = Access(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/fdinfo/{descriptor}"));
            return new OpenFile(link, access != WriteOnly, access != 0);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>O_RDONLY 0, O_WRONLY 1, O_RDWR 2.</summary>
    private static int Access(string fdinfo)
    {
        foreach (string line in File.ReadLines(fdinfo))
        {
            if (line.StartsWith("flags:", StringComparison.Ordinal)) return Convert.ToInt32(line["flags:".Length..].Trim(), 8) & AccessMask;
        }

        return 0;
    }
}
