namespace HangTargets.Scenarios.Async;

/// <summary>Two async methods keep an async lock each and want the other's.</summary>
internal static class FlowsWaitForEachOther
{
    public static void Play()
    {
        var bank = new Bank();
        Stage.ReadyWhenStill(1, () => bank.BothWait);
        Task.WaitAll(bank.DepositAsync(), bank.WithdrawAsync()); // <- main
    }

    private sealed class Bank
    {
        private readonly SemaphoreSlim _account = new(1, 1);
        private readonly SemaphoreSlim _safe = new(1, 1);
        private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _inside, _waiting;

        public bool BothWait => Volatile.Read(ref _waiting) == 2;

        public async Task DepositAsync()
        {
            await _account.WaitAsync();
            await MeetAsync();
            Interlocked.Increment(ref _waiting);
            await _safe.WaitAsync(); // <- flow
            _safe.Release();
            _account.Release();
        }

        public async Task WithdrawAsync()
        {
            await _safe.WaitAsync();
            await MeetAsync();
            Interlocked.Increment(ref _waiting);
            await _account.WaitAsync(); // <- flow
            _account.Release();
            _safe.Release();
        }

        private async Task MeetAsync()
        {
            if (Interlocked.Increment(ref _inside) == 2) _met.SetResult();
            await _met.Task;
        }
    }
}
