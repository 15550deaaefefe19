using Samples;
using WordCount;

Lifetime.Limit();
string[] pages = Enumerable.Range(1, 32).Select(page => $"page {page} see {page % 8 + 1}").ToArray();
var index = new PageIndex(pages);
new Thread(() =>
{
    Thread.Sleep(1000);
    Lifetime.Announce();
}).Start();
Parallel.ForEach(Enumerable.Range(1, 8), new ParallelOptions { MaxDegreeOfParallelism = 4 }, page => Console.WriteLine($"page {page}: {index.Words(page)} words"));
