using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Walk;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Caching;

/// <summary>
/// Reads the files of a compilation. Every request takes the next file that nobody has taken until none is left; one that is
/// cancelled gives its file back.
/// </summary>
internal sealed class Reading
{
    private readonly Compilation _compilation;
    private readonly SyntaxTree[] _trees;
    private readonly TreeCode?[] _code;
    private readonly TreeCodeCache _cache;
    private readonly object _turn = new();
    private readonly Stack<int> _open = new();

    public Reading(Compilation compilation)
    {
        _compilation = compilation;
        _trees = [.. compilation.SyntaxTrees];
        _code = new TreeCode?[_trees.Length];
        _cache = new TreeCodeCache(compilation);
        for (int at = _trees.Length - 1; at >= 0; at--) _open.Push(at);
    }

    /// <summary>The code of all files in their order, once all are read. Thread-safe.</summary>
    /// <exception cref="OperationCanceledException">This request is cancelled; others go on.</exception>
    public IReadOnlyList<TreeCode> Help(CancellationToken cancelled)
    {
        while (true)
        {
            int at;
            lock (_turn)
            {
                if (_open.Count == 0)
                {
                    if (Array.TrueForAll(_code, code => code is not null)) return _code!;
                    // Others are still reading the last ones; any of them may give its file back.
                    Monitor.Wait(_turn, millisecondsTimeout: 20);
                    cancelled.ThrowIfCancellationRequested();
                    continue;
                }

                at = _open.Pop();
            }

            TreeCode? code = null;
            try
            {
                code = _cache.Of(_trees[at], () => TreeWalker.Walk(Model(at), cancelled), cancelled);
            }
            finally
            {
                lock (_turn)
                {
                    if (code is null) _open.Push(at);
                    _code[at] = code;
                    Monitor.PulseAll(_turn);
                }
            }
        }
    }

    // The model that the host keeps is for its own file; whole compilations are read here.
#pragma warning disable RS1030
    private SemanticModel Model(int at) => _compilation.GetSemanticModel(_trees[at]);
#pragma warning restore RS1030
}
