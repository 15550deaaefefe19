using Samples;
using StarvedWeb;

Lifetime.Limit();
ThreadPool.SetMinThreads(4, 4);
ThreadPool.SetMaxThreads(8, 8);

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
var app = builder.Build();
var stock = new StockService();
app.MapGet("/stock/{item}", (string item) => stock.Count(item));
await app.StartAsync();

// Twenty customers at once, each a plain request.
using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = Timeout.InfiniteTimeSpan };
for (var i = 0; i < 20; i++)
    _ = client.GetAsync($"/stock/item{i}");
new Thread(() =>
{
    Thread.Sleep(3000);
    Lifetime.Announce();
}).Start();
await app.WaitForShutdownAsync();
