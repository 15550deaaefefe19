using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text;

/// <summary>
/// Short source paths: without the directories that all files of an assembly have in common. The JSON report has the whole ones.
/// </summary>
internal sealed class SourcePaths
{
    private readonly Dictionary<string, string> _roots = [];

    public SourcePaths(ProcessReport report)
    {
        foreach (var thread in report.Threads)
            AddAll(thread.Frames);
        foreach (var flow in report.Flows)
            AddAll(flow.Frames);
    }

    /// <summary>As in <c>Domain/Bank.cs:43</c>; null for a frame without source.</summary>
    public string? Location(Frame frame)
    {
        if (frame.File is not { } file)
            return null;
        var length = _roots.TryGetValue(frame.Assembly ?? "", out var root) ? root.Length : DirectoryLength(file);
        return $"{file[length..]}:{Numbers.Plain(frame.Line ?? 0)}";
    }

    private void AddAll(IReadOnlyList<Frame> frames)
    {
        foreach (var frame in frames)
        {
            if (frame.File is not { } file)
                continue;
            var assembly = frame.Assembly ?? "";
            _roots[assembly] = _roots.TryGetValue(assembly, out var root) ? CommonDirectory(root, file) : file[..DirectoryLength(file)];
        }
    }

    private static string CommonDirectory(string root, string file)
    {
        var common = 0;
        while (common < root.Length && common < file.Length && root[common] == file[common])
            common++;
        return common == root.Length ? root : root[..DirectoryLength(root.AsSpan(0, common))];
    }

    /// <summary>How much of a path is its directory, the separator included.</summary>
    private static int DirectoryLength(ReadOnlySpan<char> path) => path.LastIndexOfAny('/', '\\') + 1;
}
