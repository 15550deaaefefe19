using Microsoft.Extensions.Logging.Console;

namespace FieldTargets.Scenarios;

/// <summary>
/// Console logger: standard output is a pipe that nobody reads, the logger's queue is full, and whoever logs waits for room in
/// it, one of them under a lock that a third thread wants.
/// </summary>
internal static class LoggerPipeFull
{
    private static readonly object _orders = new();

    public static void Play()
    {
        Native.KeepOutput();
        int[] pipe = new int[2];
        if (Native.Pipe(pipe) != 0 || Native.Dup2(pipe[1], 1) < 0) throw new InvalidOperationException("no pipe");
        using ILoggerFactory factory = LoggerFactory.Create(logging =>
        {
            logging.AddJsonConsole();
            logging.Services.Configure<ConsoleLoggerOptions>(options => options.MaxQueueLength = 20);
        });
        ILogger log = factory.CreateLogger("Shop.Orders");
        Stage.Start("placing", () => Place(log));
        Stage.UntilStill("placing");
        Stage.Start("listing", List);
        Stage.ReadyWhenStill(3);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static void Place(ILogger log)
    {
        for (int order = 1; ; order++)
        {
            lock (_orders)
            {
                log.LogInformation("Order {Order} of {Text}", order, new string('x', 300)); // <- placing
            }
        }
    }

    private static void List()
    {
        lock (_orders) // <- listing
        {
        }
    }
}
