using System.Globalization;
using System.Text;

namespace Hangdump.DumpTool.Processes;

/// <summary>Which .NET runtime a process runs on, from what is mapped into it.</summary>
/// <param name="Version">As in <c>10.0.12</c>; null where it could not be found out.</param>
/// <param name="IsNativeAot">True for a program that was compiled ahead of time and contains no CoreCLR.</param>
internal readonly record struct RuntimeTraces(string? Version, bool IsNativeAot)
{
    private const string Library = "/libcoreclr.so";

    /// <summary>Exported by NativeAOT programs, and by them only.</summary>
    private static readonly byte[] _nativeAotMark = "DotNetRuntimeDebugHeader\0"u8.ToArray();

    /// <summary>Stands in every CoreCLR, the one inside a single-file program too, before its file version: <c>10.0.1226.52326</c>.</summary>
    private static readonly byte[] _versionMark = "@(#)Version "u8.ToArray();

    public static RuntimeTraces Find(int id)
    {
        if (MappedRuntime(id) is { } library)
            return new RuntimeTraces(SharedVersion(library) ?? BinaryVersion($"/proc/{id}/root{library}"), false);
        var program = $"/proc/{id}/exe";
        return BinarySearch.Find(program, _nativeAotMark, 0) is not null
            ? new RuntimeTraces(null, true)
            : new RuntimeTraces(BinaryVersion(program), false);
    }

    private static string? MappedRuntime(int id)
    {
        if (ProcFile.Read($"/proc/{id}/maps") is not { } maps)
            return null;
        var end = maps.IndexOf(Library + "\n", StringComparison.Ordinal);
        if (end < 0)
            return null;
        var line = maps.LastIndexOf('\n', end) + 1;
        return maps[maps.IndexOf('/', line)..(end + Library.Length)];
    }

    /// <summary>A shared runtime stands in a directory that is called as its version.</summary>
    private static string? SharedVersion(string library)
    {
        var directory = Path.GetFileName(Path.GetDirectoryName(library));
        return directory is not null && library.Contains("/shared/Microsoft.NETCore.App/", StringComparison.Ordinal) ? directory : null;
    }

    private static string? BinaryVersion(string file)
    {
        if (BinarySearch.Find(file, _versionMark, 32) is not { } text)
            return null;
        // A file version: its third part is the patch and two digits of the year, in one number.
        var parts = Encoding.ASCII.GetString(text).Split('.', ' ');
        return parts.Length > 2 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var patchAndYear)
            ? string.Create(CultureInfo.InvariantCulture, $"{parts[0]}.{parts[1]}.{patchAndYear / 100}")
            : null;
    }
}
