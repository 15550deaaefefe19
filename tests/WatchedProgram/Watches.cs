using System.Diagnostics;
using System.Diagnostics.Tracing;
using Hangdump;
using Hangdump.Reporting.Findings;

namespace WatchedProgram;

/// <summary>Uses of <see cref="HangWatch"/>. What it reports is printed, a line a finding.</summary>
internal static class Watches
{
    private static IDisposable? _watch;

    public static void Deadlock(string[] arguments)
    {
        Start();
        Proceed();
        long formed = Stopwatch.GetTimestamp();
        Locks.Deadlock();
        _reported.Wait();
        Console.WriteLine($"after {Stopwatch.GetElapsedTime(formed).TotalMilliseconds:0} ms");
    }

    public static void DeadlockBefore(string[] arguments)
    {
        Locks.Deadlock();
        Start();
    }

    /// <summary>A lock whose holder is in no hurry.</summary>
    public static void StuckLock(string[] arguments)
    {
        Start();
        ManualResetEventSlim held = new();
        Locks.Start("slow", () =>
        {
            lock (Locks.First)
            {
                held.Set();
                Input.Next();
            }
        });
        held.Wait();
        Locks.Start("waits", () =>
        {
            lock (Locks.First) Console.WriteLine("got it");
        }).Join();
    }

    /// <summary>Another listener that blocks stops the delivery of all events.</summary>
    public static void BlockedListener(string[] arguments)
    {
        Listener blocked = new();
        Start();
        Proceed();
        Locks.Deadlock();
        GC.KeepAlive(blocked);
    }

    public static void FailingHandler(string[] arguments)
    {
        _watch = HangWatch.Start(new HangWatchOptions { Output = null, OnReport = _ => throw new InvalidOperationException("the handler is broken") });
        Proceed();
        Locks.Deadlock();
    }

    /// <summary>Waits that are given up, which events do not tell of.</summary>
    public static void Attempts(string[] arguments)
    {
        Start();
        for (int thread = 0; thread < 2; thread++)
        {
            (object outer, object inner) = thread == 0 ? (Locks.First, Locks.Second) : (Locks.Second, Locks.First);
            Locks.Start($"tries-{thread}", () =>
            {
                while (true)
                {
                    lock (outer)
                    {
                        // A ring that lasts longer than the watch waits before it looks.
                        if (Monitor.TryEnter(inner, 700)) Monitor.Exit(inner);
                        else Console.WriteLine("gave up");
                    }
                }
            });
        }

        Thread sleeper = Locks.Start("interrupted", () =>
        {
            while (true)
            {
                try
                {
                    lock (Locks.First) Thread.SpinWait(1);
                }
                catch (ThreadInterruptedException)
                {
                    // That is what it is for.
                }
            }
        });
        Locks.Start("interrupts", () =>
        {
            while (true)
            {
                Thread.Sleep(50);
                sleeper.Interrupt();
            }
        });
    }

    /// <summary>The lock changes hands while others wait, without an event: then the last owner deadlocks.</summary>
    public static void Barging(string[] arguments)
    {
        Start();
        Proceed();
        Thread second = Locks.Start("second", () =>
        {
            while (true)
            {
                lock (Locks.Second)
                {
                    lock (Locks.First) Thread.SpinWait(1);
                }
            }
        });
        Locks.Start("first", () =>
        {
            while (true)
            {
                lock (Locks.First)
                {
                    while (!second.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin)) Thread.Yield();
                }

                // Taken again at once, past the one that has been waiting longer.
                if (!Monitor.TryEnter(Locks.First)) continue;
                lock (Locks.Second) Console.WriteLine("no deadlock");
            }
        });
    }

    public static void Stopped(string[] arguments)
    {
        Start();
        _watch!.Dispose();
        _watch.Dispose();
        Locks.Deadlock();
        Console.WriteLine("ready");
    }

    public static void Unwatched(string[] arguments)
    {
        Proceed();
        Locks.Deadlock();
    }

    private static readonly ManualResetEventSlim _reported = new();

    private static void Start() => _watch = HangWatch.Start(new HangWatchOptions
    {
        Output = null,
        Threshold = TimeSpan.FromSeconds(1),
        OnReport = report =>
        {
            foreach (Finding finding in report.Findings) Console.WriteLine($"report {finding.Kind} {finding.Certainty} {report.Report.Threads.Count(thread => thread.Frames.Count > 0)} stacks");
            _reported.Set();
        },
        OnResolved = resolution => Console.WriteLine($"resolved {resolution.Finding.Kind}"),
    });

    private static void Proceed()
    {
        Console.WriteLine("ready");
        Input.Next();
    }

    private sealed class Listener : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Informational, (EventKeywords)0x4000);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => Thread.Sleep(Timeout.Infinite);
    }
}
