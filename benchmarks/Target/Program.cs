using Hangdump.Benchmarks;

// Target <threads> <heap in MB>: so many threads wait for one lock, beside a live heap of that size and a pause meter.
int threads = int.Parse(args[0]);
int megabytes = int.Parse(args[1]);

var heap = new byte[megabytes * 1024][];
for (int i = 0; i < heap.Length; i++)
    heap[i] = new byte[1000];

object gate = new();
Monitor.Enter(gate);
for (int i = 0; i < threads; i++)
    new Thread(() => { lock (gate) { } }, 256 * 1024) { IsBackground = true, Name = $"waiter-{i}" }.Start();

Console.WriteLine("READY");
while (Console.ReadLine() is { } command)
{
    if (command == "on")
        PauseMeter.Start();
    else if (command == "off")
        PauseMeter.Stop();
    else
        Console.WriteLine(PauseMeter.Take());
}
GC.KeepAlive(heap);
