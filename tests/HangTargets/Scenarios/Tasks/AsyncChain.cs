namespace HangTargets.Scenarios.Tasks;

/// <summary>A thread waits for an async method, which awaits another, which awaits an answer that never comes.</summary>
internal static class AsyncChain
{
    public static void Play()
    {
        Thread waiting = Stage.Start("waiting", () =>
        {
            new Client().LoadAsync().Wait(); // <- waiting
        });
        Stage.ReadyWhenStill(2);
        waiting.Join(); // <- main
    }

    private sealed class Client
    {
        private readonly TaskCompletionSource<int> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<string> LoadAsync()
        {
            await Task.Yield();
            return (await ParseAsync()).ToString(); // <- flow
        }

        private async Task<int> ParseAsync()
        {
            int sum = 0;
            for (int part = 0; part < 3; part++) sum += await FetchAsync(part).ConfigureAwait(false); // <- flow
            return sum;
        }

        private async ValueTask<int> FetchAsync(int part)
        {
            if (part == 0) return 1;
            return part + await _answer.Task; // <- flow
        }
    }
}
