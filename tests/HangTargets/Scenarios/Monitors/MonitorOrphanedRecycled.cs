using System.Runtime.CompilerServices;

namespace HangTargets.Scenarios.Monitors;

/// <summary>
/// As <see cref="MonitorOrphaned"/>, but the ended thread's id has been given to an innocent thread, which joins the thread that
/// wants the lock: whoever believes the id sees a deadlock.
/// </summary>
internal static class MonitorOrphanedRecycled
{
    public static void Play()
    {
        var settings = new Settings();
        int lost = LockAndEnd(settings);
        Thread reader = Stage.Start("reader", settings.Read);
        Stage.UntilStill("reader");
        StartWithId(lost, "innocent", () => reader.Join());
        Stage.ReadyWhenStill(3);
        reader.Join(); // <- main
        GC.KeepAlive(settings);
    }

    /// <summary>Collects and starts threads until one gets that managed id, and lets this one play; the others end.</summary>
    public static void StartWithId(int id, string name, Action play)
    {
        for (bool found = false; !found;)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            int got = 0;
            var candidate = new Thread(() =>
            {
                Volatile.Write(ref got, Environment.CurrentManagedThreadId);
                if (Environment.CurrentManagedThreadId != id) return;
                Stage.Enter(name);
                play();
            }) { Name = name, IsBackground = true };
            candidate.Start();
            Stage.Until(() => Volatile.Read(ref got) != 0);
            found = got == id;
            if (!found) candidate.Join();
        }
    }

    /// <summary>Returns the managed id of the thread that has ended; nothing keeps that thread's object.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LockAndEnd(Settings settings)
    {
        var forgetful = new Thread(settings.BeginUpdate);
        forgetful.Start();
        forgetful.Join();
        return settings.LastWriter;
    }

    private sealed class Settings
    {
        private readonly object _gate = new();

        public int LastWriter { get; private set; }

        public void BeginUpdate()
        {
            Monitor.Enter(_gate);
            LastWriter = Environment.CurrentManagedThreadId;
        }

        public void Read()
        {
            lock (_gate) // <- reader
            {
            }
        }
    }
}
