namespace Hangdump.Capture.Primitives;

/// <summary>Which library frames stand between a wait's entry point and the kernel, or just below the entry point.</summary>
internal static class WaitImplementation
{
    private static readonly string[] _namespaces =
    [
        "System.Threading.", "Interop", "Internal.", "Microsoft.Win32.SafeHandles.", "System.Runtime.CompilerServices.", "System.StubHelpers.",
        "System.Runtime.InteropServices.",
    ];

    /// <summary>Methods of these namespaces that run the program's code: what stands below them is another story.</summary>
    private static readonly (string Type, string Method)[] _runners =
    [
        ("System.Threading.ExecutionContext", "Run"),
        ("System.Threading.Tasks.Task", "InnerInvoke"),
        ("System.Threading.Tasks.Task", "Execute"),
        ("System.Threading.Tasks.TaskScheduler", "TryRunInline"),
        ("System.Threading.Tasks.ThreadPoolTaskScheduler", "TryExecuteTaskInline"),
        ("System.Threading.Tasks.SynchronizationContextTaskScheduler", "TryExecuteTaskInline"),
        ("System.Threading.Tasks.AwaitTaskContinuation", "Run"),
        ("System.Threading.Thread", "StartCallback"),
        ("System.Threading.Thread+StartHelper", ""),
        ("System.Threading.TimerQueueTimer", "Fire"),
        ("System.Threading.CancellationTokenSource", "ExecuteCallbackHandlers"),
        ("System.Threading.CancellationTokenSource", "Invoke"),
        ("System.Runtime.CompilerServices.AsyncMethodBuilderCore", "Start"),
    ];

    public static bool Includes(string type, string method)
    {
        if (!Array.Exists(_namespaces, prefix => type.StartsWith(prefix, StringComparison.Ordinal))) return false;
        return !Array.Exists(_runners, runner => type == runner.Type && method.StartsWith(runner.Method, StringComparison.Ordinal));
    }
}
