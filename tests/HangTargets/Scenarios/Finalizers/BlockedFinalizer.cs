using System.Runtime.CompilerServices;

namespace HangTargets.Scenarios.Finalizers;

/// <summary>A finalizer wants a lock whose holder sleeps: no finalizer runs any more.</summary>
internal static class BlockedFinalizer
{
    private static readonly object _pool = new();
    private static volatile bool _finalizing;

    public static void Play()
    {
        Stage.Start("holder", () =>
        {
            lock (_pool) Thread.Sleep(Timeout.Infinite); // <- holder
        });
        Stage.UntilStill("holder");
        Drop();
        GC.Collect();
        Stage.ReadyWhenStill(3, () => _finalizing);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop() => new Connection().Open();

    private sealed class Connection
    {
        private int _opened;

        ~Connection()
        {
            Stage.Enter("finalizer");
            _finalizing = true;
            lock (_pool) // <- finalizer
            {
                _opened--;
            }
        }

        public void Open() => _opened++;
    }
}
