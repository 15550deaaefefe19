using Hangdump.Benchmarks;

// Driver <tool> <target> <dump baseline> <folder of JVM classes> <rounds>
Paths paths = new(args[0], args[1], args[2], args[3]);
int rounds = int.Parse(args[4]);
Budgets budgets = new();
Console.WriteLine($"# Benchmarks\n\n{Environment.ProcessorCount} processors, {rounds} rounds, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start");
new WallTimeBenchmark(paths, rounds, budgets).Run();
new PauseBenchmark(paths, rounds, budgets).Run();
budgets.Print();
return budgets.AreKept ? 0 : 1;
