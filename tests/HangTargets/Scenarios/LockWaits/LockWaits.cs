#if NET9_0_OR_GREATER
namespace HangTargets.Scenarios.LockWaits;

/// <summary>The Lock type, held and wanted.</summary>
internal static class LockWaits
{
    public static void Play()
    {
        Counter counter = new(), unwanted = new();
        Stage.Start("lock-owner", counter.KeepTwice);
        Stage.Start("lock-unwanted", unwanted.Keep);
        Stage.UntilStill("lock-owner");
        Stage.Start("lock-enter", counter.Keep);
        Stage.Start("lock-try", counter.TryEnter);
        Stage.Start("lock-scope", counter.EnterScope);
    }

    private sealed class Counter
    {
        private readonly Lock _turn = new();

        public void Keep()
        {
            lock (_turn) Thread.Sleep(Timeout.Infinite);
        }

        public void KeepTwice()
        {
            lock (_turn)
            {
                _turn.Enter();
                Thread.Sleep(Timeout.Infinite);
                _turn.Exit();
            }
        }

        public void TryEnter()
        {
            if (_turn.TryEnter(250_000)) _turn.Exit();
        }

        public void EnterScope()
        {
            using (_turn.EnterScope()) Thread.Sleep(Timeout.Infinite);
        }
    }
}
#endif
