using Samples;
using SyncOverAsync;

Lifetime.Limit();
var window = new Window();
window.Post(() => Console.WriteLine(new PriceService().CurrentPrice("ACME")));
Thread.Sleep(500);
Lifetime.Announce();
window.MessageLoop.Join();
