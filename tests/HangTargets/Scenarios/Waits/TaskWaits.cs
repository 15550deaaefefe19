using System.Runtime.CompilerServices;

namespace HangTargets.Scenarios.Waits;

/// <summary>Threads that wait for tasks: running ones, flows, and some that nobody completes.</summary>
internal static class TaskWaits
{
    // Whoever could signal would reach it too.
    private static readonly Kitchen _kitchen = new();

    public static void Play()
    {
        Stage.Start("task-wait", _kitchen.WaitRunning);
        Stage.Start("task-result", _kitchen.ResultRunning);
        Stage.Start("task-get-result", _kitchen.GetResultFlow);
        Stage.Start("task-limited", _kitchen.WaitLimited);
        Stage.Start("task-source", _kitchen.WaitSource);
        Stage.Start("task-all", _kitchen.WaitAll);
        Stage.Start("task-any", _kitchen.WaitAny);
        Stage.Start("task-when-all", _kitchen.WaitWhenAll);
        Stage.Start("task-continuation", _kitchen.WaitContinuation);
        Stage.Start("task-long", _kitchen.WaitLong);
        Stage.Start("task-inline", _kitchen.WaitInline);
        Stage.Start("task-move-next", _kitchen.WaitMoveNext);
        Stage.Start("value-task", _kitchen.WaitValueTask);
        Stage.Start("parallel-for", _kitchen.For);
        Stage.Start("parallel-each", _kitchen.ForEach);
        Stage.Start("parallel-invoke", _kitchen.Invoke);
        Stage.Start("parallel-query", _kitchen.Query);
    }

    private sealed class Kitchen
    {
        private readonly TaskCompletionSource<int> _source = new();

        public void WaitRunning() => Running("task-wait-runner").Wait();

        public void ResultRunning() => Consume(Running("task-result-runner").Result);

        public void GetResultFlow() => Flow().GetAwaiter().GetResult();

        public void WaitLimited() => _source.Task.Wait(600_000);

        public void WaitSource() => Consume(_source.Task.Result);

        public void WaitAll() => Task.WaitAll(Running("task-all-runner"), _source.Task, Task.CompletedTask);

        public void WaitAny() => Task.WaitAny(Running("task-any-runner"), _source.Task);

        public void WaitWhenAll() => Task.WhenAll(Running("task-when-all-runner"), _source.Task).Wait();

        public void WaitContinuation() => Running("task-continuation-runner").ContinueWith(done => done.Result + 1, TaskScheduler.Default).Wait();

        public void WaitLong() =>
            Task.Factory.StartNew(() => Sleep("task-long-runner"), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Wait();

        public void WaitInline()
        {
            var task = new Task(() => Consume(_source.Task.Result));
            task.RunSynchronously();
        }

        public void WaitMoveNext()
        {
            var gate = new TaskCompletionSource();
            Task<int> outer = Outer(gate.Task);
            new Thread(gate.SetResult) { IsBackground = true, Name = "task-move-next-runner" }.Start();
            Consume(outer.Result);
        }

        public void WaitValueTask() => Consume(Value().GetAwaiter().GetResult());

        public void For() => Parallel.For(0, 2, _ => Body("parallel-for-worker"));

        public void ForEach() => Parallel.ForEach(new[] { "a", "b" }, _ => Body("parallel-each-worker"));

        public void Invoke() => Parallel.Invoke(() => Body("parallel-invoke-worker"), () => Body("parallel-invoke-worker"));

        public void Query() => Consume(Enumerable.Range(0, 2).AsParallel().WithDegreeOfParallelism(2).WithExecutionMode(ParallelExecutionMode.ForceParallelism).Select(Slow).Sum());

        private static int Slow(int number)
        {
            Thread.Sleep(Timeout.Infinite);
            return number;
        }

        private async Task<int> Outer(Task gate)
        {
            await gate;
            return Slow(3);
        }

        private async ValueTask<int> Value()
        {
            await Task.Yield();
            return await _source.Task;
        }

        private async Task Flow()
        {
            await Inner();
            Consume(1);
        }

        private async Task Inner()
        {
            await _source.Task;
            Consume(2);
        }

        private static Task<int> Running(string name) => Task.Run(() => Sleep(name));

        /// <summary>The first body runs on the caller and ends at once, so that the caller waits for the others.</summary>
        private static void Body(string name)
        {
            if (Thread.CurrentThread.IsThreadPoolThread) Sleep(name);
            else Thread.Sleep(500);
        }

        private static int Sleep(string name)
        {
            Stage.Enter(name);
            Thread.Sleep(Timeout.Infinite);
            return 1;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void Consume(int value) => GC.KeepAlive(value);
    }
}
