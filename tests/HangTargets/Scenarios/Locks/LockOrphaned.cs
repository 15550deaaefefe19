namespace HangTargets.Scenarios.Locks;

/// <summary>A thread has ended without Lock.Exit; another wants the lock.</summary>
internal static class LockOrphaned
{
    public static void Play()
    {
        var session = new Session();
        var forgetful = new Thread(session.Begin) { Name = "forgetful" };
        forgetful.Start();
        forgetful.Join();
        Thread closing = Stage.Start("closing", session.Close);
        Stage.ReadyWhenStill(2);
        closing.Join(); // <- main
        GC.KeepAlive(forgetful);
    }

    private sealed class Session
    {
        private readonly Lock _state = new();

        public void Begin() => _state.Enter();

        public void Close()
        {
            _state.Enter(); // <- closing
            _state.Exit();
        }
    }
}
