using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Runtimes;

/// <summary>
/// Whether root may load code from a path: nobody else may be able to change the file or to put another one in its place.
/// </summary>
internal static class TrustedPath
{
    private const ushort GroupWrite = 0x10, OtherWrite = 0x02, Sticky = 0x200, FileType = 0xf000, Directory = 0x4000;

    /// <param name="root">Where the file system begins that the path belongs to; empty for our own.</param>
    /// <param name="path">An absolute path without links, as the kernel prints it.</param>
    /// <param name="culprit">The file or folder that another user can write; null when there is none.</param>
    public static bool IsSafeToLoad(string root, string path, out string? culprit)
    {
        culprit = null;
        if (LibC.EffectiveUser() != 0)
            return true;
        for (string? at = path; at is not null; at = Path.GetDirectoryName(at))
        {
            if (FileStatus.Of(root + at) is { } status && IsRootsOwn(status))
                continue;
            culprit = at;
            return false;
        }
        return true;
    }

    /// <summary>In a sticky folder others may add files, but not replace those of root.</summary>
    private static bool IsRootsOwn(FileStatus status)
    {
        bool isSticky = (status.Mode & FileType) == Directory && (status.Mode & Sticky) != 0;
        bool othersWrite = (status.Mode & OtherWrite) != 0 || ((status.Mode & GroupWrite) != 0 && status.Group != 0);
        return status.User == 0 && (!othersWrite || isSticky);
    }
}
