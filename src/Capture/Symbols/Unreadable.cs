namespace Hangdump.Capture.Symbols;

/// <summary>
/// What reading someone else's image or PDB may throw when it is damaged, cut off, gone or not ours to read. None of it matters:
/// the name or the line is then missing.
/// </summary>
internal static class Unreadable
{
    public static bool Is(Exception e) => e is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidDataException
        or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException or NotSupportedException or InvalidCastException;
}
