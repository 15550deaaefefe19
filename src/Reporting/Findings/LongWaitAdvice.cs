using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>Where to look next, by what a chain ends at.</summary>
internal static class LongWaitAdvice
{
    public static string For(Chain chain, Phrases words)
    {
        ChainStep last = chain.Last;
        if (chain.Closes is not null)
            return AtRing(chain);
        return last.Resource is { } resource ? AtResource(resource, last.Node.Wait!.Operation, words) : AtParty(last.Node, chain.Steps.Count > 1 ? chain.Steps[^2].Resource : null, words);
    }

    private static string AtRing(Chain chain) => chain.Ring.All(step => step.Link == DependencyKind.Signal)
        ? "These wait for each other's signals, and nobody else was found who gives one: see who is to begin, and let whoever waits for more work do so with a time limit."
        : "These wait for each other in a ring that only a time limit, or another of several things waited for, can open: take the locks in one order everywhere (HD1001).";

    private static string AtParty(PartyNode end, Resource? held, Phrases words) => end.Wait switch
    {
        { Operation: Operation.Io, Detail: { } detail } when detail.StartsWith("writes", StringComparison.Ordinal) || detail.StartsWith("flushes", StringComparison.Ordinal) =>
            $"{Sentence.Capitalized(words.Of(end))} is in a write that does not come back: the other side of that output (console, pipe, file or socket) takes no more. "
            + "See who should read it, and write without blocking callers: drop messages when a queue is full, or put a time limit on the write.",
        { Operation: Operation.Io } =>
            $"{Sentence.Capitalized(words.Of(end))} waits for input or output (console, pipe, file or network): look at the other side, and give the operation a time limit.",
        { Operation: Operation.Sleep } => $"{Sentence.Capitalized(words.Of(end))} sleeps while others wait for it: do not sleep while others depend on the thread (HD3010).",
        _ when end.Party.Process is not null && held is { Kind: ResourceKind.NamedMutex or ResourceKind.Mutex } =>
            $"{Sentence.Capitalized(words.Of(end.Party))} holds {words.NameOf(held)}: see with dotnet-hangdump what it does, and wait for a mutex that is shared between processes with a time limit.",
        _ when end.Party.Process is not null => $"Look at {words.Of(end.Party)}: it runs on. Wait with a time limit, and drain its redirected output (HD1011).",
        _ when end.Thread is { IsIdle: true } => $"{Sentence.Capitalized(words.Of(end))} has no work: nothing that it would do is under way.",
        _ when end.Flow is not null => $"{Sentence.Capitalized(words.Of(end))} is ready and waits for a thread to run on.",
        _ => $"See in its stack what {words.Of(end)} does: it runs, so the wait can end. A second report a few seconds later shows whether it gets on.",
    };

    private static string AtResource(Resource resource, Operation operation, Phrases words)
    {
        string name = words.NameOf(resource);
        if (resource.EndsBy is { } end) return $"The wait ends by a {end}. Give it a time limit or a CancellationToken if that can take too long.";
        return resource.Kind switch
        {
            ResourceKind.Task => $"Nobody was found who completes {name}: see that every path calls SetResult, SetException or SetCanceled, and create the "
                + "TaskCompletionSource with RunContinuationsAsynchronously; await the task instead of blocking on it (HD1009).",
            ResourceKind.Semaphore => $"A semaphore records no holder: see that every path that enters {name} releases it in a finally block, and that nobody enters it "
                + "again while holding it, because it is not reentrant (HD1003, HD3003).",
            ResourceKind.Monitor when operation == Operation.Wait => $"See that whoever changes what is waited for calls Monitor.PulseAll on {name}, and that the wait stands in a loop which checks it first (HD3006).",
            ResourceKind.Event => $"See that every path that ends the work calls Set on {name}, also when it throws, and that no Reset can swallow it.",
            ResourceKind.Countdown => $"See that every participant calls Signal on {name}, also when it throws.",
            ResourceKind.Barrier => $"See that every participant still arrives at {name}, or calls RemoveParticipant when it ends.",
            ResourceKind.Collection => $"See that the producers call CompleteAdding on {name} when they end, and that the consumers take until then.",
            ResourceKind.Channel => $"See that the writer calls Complete on {name} when it ends, and that the reader reads until then.",
            ResourceKind.Process or ResourceKind.Stream => "Wait for the process with a time limit, and read its redirected output while it runs (HD1011).",
            ResourceKind.Monitor or ResourceKind.Lock or ResourceKind.ReaderWriterLock =>
                $"Nobody held {name} at that moment: it was changing hands. A second report a few seconds later shows whether the waiters get on.",
            ResourceKind.Mutex or ResourceKind.NamedMutex => $"This runtime does not record who holds {name}: see who enters it, and that it is released in a finally block.",
            _ => $"Nobody was found who ends the wait for {name}: give it a time limit, so that the program can say what is missing.",
        };
    }
}
