using System.Runtime.CompilerServices;
using Hangdump.Analyzers.Code;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Caching;

/// <summary>
/// Keeps what was read of a file for the compilations that follow, as an editor makes one at every key. It holds as long as the file,
/// the references, the options, and all declarations whose names occur in the file are the same.
/// </summary>
internal sealed class TreeCodeCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, Entry> _entries = new();

    private readonly Declarations _declarations;

    public TreeCodeCache(Compilation compilation) => _declarations = new Declarations(compilation);

    public TreeCode Of(SyntaxTree tree, Func<TreeCode> read, CancellationToken cancelled)
    {
        string key = _declarations.KeyOf(tree, cancelled);
        Entry entry = _entries.GetValue(tree, _ => new Entry());
        if (entry.Find(key) is { } known) return known;
        TreeCode code = read();
        entry.Add(key, code);
        return code;
    }

    /// <summary>A file that several projects share has several meanings; the latest few are kept.</summary>
    private sealed class Entry
    {
        private const int Most = 4;
        private readonly LinkedList<(string Key, TreeCode Code)> _known = new();

        public TreeCode? Find(string key)
        {
            lock (_known) return _known.FirstOrDefault(known => known.Key == key).Code;
        }

        public void Add(string key, TreeCode code)
        {
            lock (_known)
            {
                _known.AddFirst((key, code));
                if (_known.Count > Most) _known.RemoveLast();
            }
        }
    }
}
