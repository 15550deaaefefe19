namespace Hangdump.Capture.Symbols.Lines;

/// <param name="File">The document's full path as the compiler wrote it.</param>
/// <param name="Line">One-based.</param>
internal readonly record struct SourceLine(string File, int Line);
