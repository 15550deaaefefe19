using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hangdump.Analyzers.Caching;

/// <summary>
/// What an old code base has been forgiven: the additional file <c>hangdump.baseline</c>, a fingerprint a line, <c>#</c> before a
/// comment. Thread-safe.
/// </summary>
internal sealed class Baseline
{
    private const string FileName = "hangdump.baseline";
    private static readonly Baseline _empty = new([]);
    private static readonly ConditionalWeakTable<SourceText, Baseline> _read = new();

    private readonly HashSet<string> _fingerprints;

    private Baseline(HashSet<string> fingerprints) => _fingerprints = fingerprints;

    public static Baseline Of(ImmutableArray<AdditionalText> files, CancellationToken cancelled)
    {
        AdditionalText? file = files.FirstOrDefault(file => Path.GetFileName(file.Path) == FileName);
        return file?.GetText(cancelled) is { } text ? _read.GetValue(text, Read) : _empty;
    }

    public bool Contains(string fingerprint) => _fingerprints.Contains(fingerprint);

    private static Baseline Read(SourceText text) =>
        new([.. text.Lines.Select(line => line.ToString().Split('#')[0].Trim()).Where(word => word.Length > 0)]);
}
