namespace HangTargets.Scenarios.Async;

/// <summary>
/// A handler on a user-interface-like thread blocks on an async method, whose continuation is posted to this very thread.
/// </summary>
internal static class SyncOverAsync
{
    public static void Play()
    {
        var loop = new MessageLoop();
        var window = new Window();
        Thread ui = Stage.Start("ui", loop.Run);
        loop.Post(_ => window.ButtonClick(), null); // <- ui
        Stage.ReadyWhenStill(2, () => window.Answered);
        ui.Join(); // <- main
    }

    private sealed class Window
    {
        public volatile bool Answered;

        public void ButtonClick()
        {
            string text = LoadAsync().Result; // <- ui
            GC.KeepAlive(text);
        }

        private async Task<string> LoadAsync()
        {
            string text = await FetchAsync(); // <- flow
            return text.Trim();
        }

        private async Task<string> FetchAsync()
        {
            await Task.Delay(50).ConfigureAwait(false);
            Answered = true;
            return " hello ";
        }
    }
}
