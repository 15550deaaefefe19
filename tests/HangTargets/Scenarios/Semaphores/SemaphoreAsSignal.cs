namespace HangTargets.Scenarios.Semaphores;

/// <summary>A SemaphoreSlim that counts letters: nobody holds it, and nobody will release it any more.</summary>
internal static class SemaphoreAsSignal
{
    public static void Play()
    {
        var letters = new SemaphoreSlim(0);
        Thread postman = Stage.Start("postman", () =>
        {
            letters.Wait(); // <- postman
            letters.Wait();
        });
        Stage.ReadyWhenStill(2);
        postman.Join(); // <- main
    }
}
