using System.Runtime.CompilerServices;

namespace HangTargets.Scenarios.LockWaits;

/// <summary>Monitors: thin, inflated, of synchronized methods and of types.</summary>
internal static class MonitorWaits
{
    public static void Play()
    {
        var vault = new Vault();
        Stage.Start("monitor-thin", vault.KeepThin);
        Stage.Start("monitor-owner", vault.KeepTwice);
        Stage.Start("synchronized-owner", vault.Guard);
        Stage.Start("synchronized-static-owner", Vault.GuardAll);
        Stage.Start("type-owner", Vault.KeepType);
        Stage.UntilStill("type-owner");
        Stage.Start("monitor-enter", vault.Enter);
        Stage.Start("monitor-try", vault.TryEnter);
        Stage.Start("monitor-nested", vault.EnterNested);
        Stage.Start("synchronized-enter", vault.Guard);
        Stage.Start("synchronized-static-enter", Vault.GuardAll);
        Stage.Start("type-enter", Vault.KeepType);
        Stage.UntilStill("type-enter");
        Stage.Start("monitor-behind", vault.EnterOuter);
    }

    private sealed class Vault
    {
        private readonly object _thin = new();
        private readonly object _gate = new();
        private readonly object _outer = new();

        public void KeepThin()
        {
            lock (_thin) Thread.Sleep(Timeout.Infinite);
        }

        public void KeepTwice()
        {
            lock (_gate)
            lock (_gate) Thread.Sleep(Timeout.Infinite);
        }

        public void Enter()
        {
            lock (_gate)
            {
            }
        }

        public void TryEnter()
        {
            if (Monitor.TryEnter(_gate, 250_000)) Monitor.Exit(_gate);
        }

        public void EnterNested()
        {
            lock (_outer)
            {
                lock (_gate) GC.KeepAlive(_thin);
            }
        }

        public void EnterOuter()
        {
            lock (_outer)
            {
            }
        }

        [MethodImpl(MethodImplOptions.Synchronized)]
        public void Guard() => Thread.Sleep(Timeout.Infinite);

        [MethodImpl(MethodImplOptions.Synchronized)]
        public static void GuardAll() => Thread.Sleep(Timeout.Infinite);

        public static void KeepType()
        {
            lock (typeof(Vault[])) Thread.Sleep(Timeout.Infinite);
        }
    }
}
