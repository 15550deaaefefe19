using PrintQueue;
using Samples;

Lifetime.Limit();
var queue = new JobQueue(capacity: 3);
var printer = new Thread(() =>
{
    while (true)
        Console.WriteLine(queue.Take());
}) { Name = "printer", IsBackground = true };
var writers = Enumerable.Range(1, 3).Select(writer => new Thread(() =>
{
    for (var page = 1; page <= 20; page++)
        queue.Add($"writer {writer}, page {page}", priority: page % 3);
}) { Name = $"writer-{writer}" }).ToArray();

foreach (var writer in writers)
    writer.Start();
Thread.Sleep(200);
printer.Start();
Thread.Sleep(1000);
Lifetime.Announce();
foreach (var writer in writers)
    writer.Join();
