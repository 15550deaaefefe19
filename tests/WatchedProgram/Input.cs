using System.Collections.Concurrent;

namespace WatchedProgram;

/// <summary>Lines of the standard input, which a test sends to let things go on.</summary>
internal static class Input
{
    private static readonly BlockingCollection<string> _lines = [];

    public static void Put(string line) => _lines.Add(line);

    public static string Next() => _lines.Take();
}
