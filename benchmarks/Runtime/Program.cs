using System.Globalization;
using RuntimeBenchmark;

// What the watch costs, and how quickly it tells. Started again by itself for what needs a process of its own.
//
//   RuntimeBenchmark <hook> [rounds]     the path of Hangdump.Preload.dll; prints a Markdown table, exit code 1 when a budget is exceeded
switch (args)
{
    case ["nothing"]: return 0;
    case ["deadlock"]: return Deadlock.Form();
    case ["memory"]: return Memory.Print();
    case [var hook, .. var rest] when File.Exists(hook):
        int rounds = rest is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 9;
        return Report.Print(Deadlock.Measure(rounds), Locks.Measure(rounds, threads: 1), Locks.Measure(rounds, threads: 4), Memory.Measure(rounds), StartUp.Measure(hook, rounds));
    default:
        Console.Error.WriteLine("usage: RuntimeBenchmark <Hangdump.Preload.dll> [rounds]");
        return 2;
}
