namespace Hangdump.Capture.Primitives;

/// <summary>
/// Which library frames stand between a wait's entry point and the kernel. Only what is known to run no code of the program
/// counts: below a method that runs a delegate, a task or an initialiser, another story begins.
/// </summary>
internal static class WaitImplementation
{
    /// <summary>Types all of whose methods count, with those nested in them; those that begin so where a star follows.</summary>
    private static readonly string[] _types =
    [
        "Interop", "Microsoft.Win32.SafeHandles.*", "System.StubHelpers.*", "System.Runtime.InteropServices.*",
        "System.Threading.Condition", "System.Threading.EventWaitHandle", "System.Threading.Lock", "System.Threading.LowLevel*",
        "System.Threading.ManualResetEventSlim", "System.Threading.Monitor", "System.Threading.Mutex", "System.Threading.NamedMutex*",
        "System.Threading.ReaderWriterLock*", "System.Threading.SemaphoreSlim", "System.Threading.ThreadBlockingInfo",
        "System.Threading.WaitHandle", "System.Threading.WaitSubsystem", "System.Runtime.CompilerServices.ConfiguredTaskAwaitable",
        "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable", "System.Runtime.CompilerServices.TaskAwaiter",
        "System.Runtime.CompilerServices.ValueTaskAwaiter", "System.Threading.Tasks.ValueTask",
    ];

    /// <summary>Methods, by the beginning of their names, of types that also run the program's code.</summary>
    private static readonly (string Type, string Method)[] _methods =
    [
        ("System.Runtime.CompilerServices.StaticsHelpers", "Get"),
        ("System.Threading.SpinWait", "SpinOnce"),
        ("System.Threading.SynchronizationContext", "Wait"),
        ("System.Threading.SynchronizationContext", "InvokeWaitMethod"),
        ("System.Threading.Tasks.Task", "GetResultCore"),
        ("System.Threading.Tasks.Task", "InternalWait"),
        ("System.Threading.Tasks.Task", "SpinThenBlockingWait"),
        ("System.Threading.Tasks.Task", "get_Result"),
        ("System.Threading.Thread", "Sleep"),
        ("System.Threading.Thread", "SpinWait"),
        ("System.Threading.Thread", "UninterruptibleSleep"),
        ("System.Threading.Thread", "Yield"),
    ];

    public static bool Includes(string type, string method) =>
        method != ".cctor"
        && (method.StartsWith("IL_STUB_PInvoke", StringComparison.Ordinal)
            || Array.Exists(_types, name => Covers(name, type))
            || Array.Exists(_methods, entry => entry.Type == type && method.StartsWith(entry.Method, StringComparison.Ordinal)));

    private static bool Covers(string name, string type) =>
        name[^1] == '*'
            ? type.AsSpan().StartsWith(name.AsSpan(0, name.Length - 1), StringComparison.Ordinal)
            : type.StartsWith(name, StringComparison.Ordinal) && (type.Length == name.Length || type[name.Length] == '+');
}
