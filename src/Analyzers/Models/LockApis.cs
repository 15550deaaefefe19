using Hangdump.Analyzers.Locks;
using static Hangdump.Analyzers.Locks.LockMode;
using static Hangdump.Analyzers.Models.LockEffect;

namespace Hangdump.Analyzers.Models;

/// <summary>The table of methods that take, give back or ask for locks. A new lock is a few lines here.</summary>
internal static class LockApis
{
    /// <summary>Declared by the base type of all handles that can be waited for.</summary>
    public const string WaitOne = "WaitOne";

    private const string Threading = "System.Threading.";

    private static readonly LockApi[] _all =
    [
        .. Monitor("Enter", Acquire), .. Monitor("TryEnter", Acquire), .. Monitor("Exit", Release), .. Monitor("IsEntered", IsHeld),
        .. Of("Lock", LockKind.Lock, ("Enter", Acquire), ("TryEnter", Acquire), ("EnterScope", LockEffect.Scope), ("Exit", Release), ("get_IsHeldByCurrentThread", IsHeld)),
        .. Of("SemaphoreSlim", LockKind.Semaphore, ("Wait", Acquire), ("WaitAsync", Acquire), ("Release", Release)),
        .. Of("Semaphore", LockKind.Semaphore, (WaitOne, Acquire), ("Release", Release)),
        .. Of("Mutex", LockKind.Mutex, (WaitOne, Acquire), ("ReleaseMutex", Release)),
        .. Of("SpinLock", LockKind.SpinLock, ("Enter", Acquire), ("TryEnter", Acquire), ("Exit", Release), ("get_IsHeldByCurrentThread", IsHeld)),
        .. Slim(Exclusive, "Write"), .. Slim(Read, "Read"), .. Slim(Upgradeable, "UpgradeableRead"),
        .. Old(Exclusive, "Writer"), .. Old(Read, "Reader"),
        new("Nito.AsyncEx.AsyncLock", "Lock", LockEffect.Scope, LockKind.AsyncLock),
        new("Nito.AsyncEx.AsyncLock", "LockAsync", LockEffect.Scope, LockKind.AsyncLock),
        new("Nito.AsyncEx.AsyncReaderWriterLock", "ReaderLock", LockEffect.Scope, LockKind.AsyncLock, Read),
        new("Nito.AsyncEx.AsyncReaderWriterLock", "ReaderLockAsync", LockEffect.Scope, LockKind.AsyncLock, Read),
        new("Nito.AsyncEx.AsyncReaderWriterLock", "WriterLock", LockEffect.Scope, LockKind.AsyncLock),
        new("Nito.AsyncEx.AsyncReaderWriterLock", "WriterLockAsync", LockEffect.Scope, LockKind.AsyncLock),
        new("Microsoft.VisualStudio.Threading.AsyncSemaphore", "EnterAsync", LockEffect.Scope, LockKind.AsyncLock),
        new("DotNext.Threading.AsyncLock", "AcquireAsync", LockEffect.Scope, LockKind.AsyncLock),
        new("DotNext.Threading.AsyncExclusiveLock", "AcquireAsync", Acquire, LockKind.AsyncLock),
        new("DotNext.Threading.AsyncExclusiveLock", "Release", Release, LockKind.AsyncLock),
    ];

    private static readonly Dictionary<(string, string), LockApi> _byName = _all.ToDictionary(api => (api.Type, api.Method));

    /// <summary>Names of all methods in the table, to leave out at once what cannot be one.</summary>
    public static HashSet<string> Methods { get; } = [.. _all.Select(api => api.Method)];

    /// <summary>Names of the types in the table without their namespaces.</summary>
    public static HashSet<string> Types { get; } = [.. _all.Select(api => api.Type.Substring(api.Type.LastIndexOf('.') + 1))];

    /// <summary>Null where the table has no such method.</summary>
    public static LockApi? Find(string type, string method) => _byName.TryGetValue((type, method), out LockApi? api) ? api : null;

    private static IEnumerable<LockApi> Monitor(string method, LockEffect effect) =>
        [new(Threading + "Monitor", method, effect, LockKind.Monitor, IsArgument: true)];

    private static IEnumerable<LockApi> Of(string type, LockKind kind, params (string Name, LockEffect Effect)[] methods) =>
        methods.Select(method => new LockApi(Threading + type, method.Name, method.Effect, kind));

    private static IEnumerable<LockApi> Slim(LockMode mode, string word) =>
    [
        new(Threading + "ReaderWriterLockSlim", $"Enter{word}Lock", Acquire, LockKind.ReaderWriterLockSlim, mode),
        new(Threading + "ReaderWriterLockSlim", $"TryEnter{word}Lock", Acquire, LockKind.ReaderWriterLockSlim, mode),
        new(Threading + "ReaderWriterLockSlim", $"Exit{word}Lock", Release, LockKind.ReaderWriterLockSlim, mode),
        new(Threading + "ReaderWriterLockSlim", $"get_Is{word}LockHeld", IsHeld, LockKind.ReaderWriterLockSlim, mode),
    ];

    private static IEnumerable<LockApi> Old(LockMode mode, string word) =>
    [
        new(Threading + "ReaderWriterLock", $"Acquire{word}Lock", Acquire, LockKind.ReaderWriterLock, mode),
        new(Threading + "ReaderWriterLock", $"Release{word}Lock", Release, LockKind.ReaderWriterLock, mode),
        new(Threading + "ReaderWriterLock", $"get_Is{word}LockHeld", IsHeld, LockKind.ReaderWriterLock, mode),
    ];
}
