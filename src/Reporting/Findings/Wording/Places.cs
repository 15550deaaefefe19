using System.Globalization;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings.Wording;

/// <summary>Where in the program a party stands.</summary>
internal static class Places
{
    /// <summary>The innermost frame of the program, else of a library; null without managed frames.</summary>
    public static Frame? Of(PartyNode node)
    {
        IReadOnlyList<Frame> frames = node.Thread?.Frames ?? node.Flow?.Frames ?? [];
        return frames.FirstOrDefault(frame => frame.IsUserCode) ?? frames.FirstOrDefault(frame => frame.Kind == FrameKind.Managed);
    }

    /// <summary><c>Bank.Transfer(Account, Account) (Bank.cs:43)</c>.</summary>
    public static string Text(Frame frame) => frame is { File: { } file, Line: { } line }
        ? string.Create(CultureInfo.InvariantCulture, $"{frame.Method} ({FileName(file)}:{line})")
        : frame.Method;

    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
