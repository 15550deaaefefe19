namespace HangTargets.Scenarios.Locks;

/// <summary>A Lock entered three times by a thread that sleeps; another thread wants it.</summary>
internal static class LockRecursion
{
    public static void Play()
    {
        var tree = new Tree();
        Stage.Start("walker", () => tree.Walk(depth: 3));
        Stage.UntilStill("walker");
        Thread pruner = Stage.Start("pruner", tree.Prune);
        Stage.ReadyWhenStill(3);
        pruner.Join(); // <- main
    }

    private sealed class Tree
    {
        private readonly Lock _nodes = new();

        public void Walk(int depth)
        {
            lock (_nodes)
            {
                if (depth > 1) Walk(depth - 1); // <- walker
                else Thread.Sleep(Timeout.Infinite); // <- walker
            }
        }

        public void Prune()
        {
            _nodes.Enter(); // <- pruner
            _nodes.Exit();
        }
    }
}
