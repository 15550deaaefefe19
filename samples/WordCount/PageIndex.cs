using System.Collections.Concurrent;

namespace WordCount;

/// <summary>
/// Counts the words of a page and of the page that it refers to. Each count is computed once, by whoever asks first, but the pages
/// refer to each other in a ring, so that a parallel loop ends with each count waiting for the next.
/// </summary>
internal sealed class PageIndex(string[] pages)
{
    private readonly ConcurrentDictionary<int, Lazy<int>> _words = new();

    public int Words(int page) => _words.GetOrAdd(page, number => new Lazy<int>(() => Count(number))).Value;

    private int Count(int page)
    {
        var text = pages[page - 1];
        Thread.Sleep(50);
        return text.Split(' ').Length + Words(int.Parse(text.Split(' ')[3]));
    }
}
