using WatchedProgram;

// Does one thing with Hangdump.Runtime, which the first argument names, and ends when its standard input does.
Dictionary<string, Action<string[]>> commands = new()
{
    ["write"] = Dumps.Write,
    ["unread"] = Dumps.Unread,
    ["after"] = Dumps.After,
    ["cancelled"] = Dumps.Cancelled,
    ["replaced"] = Dumps.Replaced,
    ["signal"] = Dumps.Signal,
    ["watch"] = Watches.Deadlock,
    ["watch-late"] = Watches.DeadlockBefore,
    ["watch-stuck"] = Watches.StuckLock,
    ["watch-blocked-listener"] = Watches.BlockedListener,
    ["watch-failing-handler"] = Watches.FailingHandler,
    ["watch-attempts"] = Watches.Attempts,
    ["watch-barging"] = Watches.Barging,
    ["watch-stopped"] = Watches.Stopped,
    ["deadlock"] = Watches.Unwatched,
};
if (args is not [var name, .. var rest] || !commands.TryGetValue(name, out Action<string[]>? run))
{
    Console.Error.WriteLine($"usage: WatchedProgram {string.Join('|', commands.Keys)} [argument]…");
    return 2;
}

new Thread(() =>
{
    while (Console.In.ReadLine() is { } line) Input.Put(line);
    Environment.Exit(0);
}) { IsBackground = true }.Start();
run(rest);
Thread.Sleep(Timeout.Infinite);
return 0;
