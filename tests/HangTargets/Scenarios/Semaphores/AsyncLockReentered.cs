namespace HangTargets.Scenarios.Semaphores;

/// <summary>An async method keeps a SemaphoreSlim over an await of a method that wants the same slot.</summary>
internal static class AsyncLockReentered
{
    public static void Play()
    {
        var cart = new Cart();
        Stage.ReadyWhenStill(1, () => cart.Waiting);
        cart.CheckOutAsync().Wait(); // <- main
    }

    private sealed class Cart
    {
        private readonly SemaphoreSlim _items = new(1, 1);
        public volatile bool Waiting;

        public async Task CheckOutAsync()
        {
            await _items.WaitAsync();
            try
            {
                await Task.Yield();
                await RemoveExpiredAsync(); // <- flow
            }
            finally
            {
                _items.Release();
            }
        }

        private async Task RemoveExpiredAsync()
        {
            Waiting = true;
            await _items.WaitAsync(); // <- flow
            _items.Release();
        }
    }
}
