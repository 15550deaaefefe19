using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hangdump.Capture.Runtimes;

/// <summary>
/// The mark that the build puts into every native library of one runtime, as in
/// <c>@(#)Version 8.0.3326.52219 @Commit: da7a9bea…</c>. Two libraries with the same mark belong together.
/// </summary>
internal sealed record BuildStamp(string Version, string Commit)
{
    private static readonly SearchValues<byte> _endOfText = SearchValues.Create("\0\n"u8);

    private static ReadOnlySpan<byte> Opening => "@(#)Version "u8;

    private static ReadOnlySpan<byte> Separator => " @Commit: "u8;

    /// <summary>The runtime's version as users know it; null for a private build, which is stamped with a made-up one.</summary>
    public string? RuntimeVersion
    {
        get
        {
            // The third number is the patch times a hundred plus the year of the build.
            string[] parts = Version.Split('.');
            return parts.Length > 2 && parts[0] != "42" && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int build)
                ? $"{parts[0]}.{parts[1]}.{build / 100}"
                : null;
        }
    }

    /// <summary>The first stamp in the bytes of a library; null where there is none.</summary>
    public static BuildStamp? Find(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf(Opening) is >= 0 and var start)
        {
            bytes = bytes[(start + Opening.Length)..];
            int end = bytes.IndexOfAny(_endOfText);
            ReadOnlySpan<byte> text = end < 0 ? bytes : bytes[..end];
            int commit = text.IndexOf(Separator);
            if (commit > 0)
                return new BuildStamp(Encoding.ASCII.GetString(text[..commit]), Encoding.ASCII.GetString(text[(commit + Separator.Length)..]).Trim());
        }
        return null;
    }
}
