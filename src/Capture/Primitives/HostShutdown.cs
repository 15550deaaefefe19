using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread that runs a host until somebody stops it: <c>app.Run()</c>, <c>host.WaitForShutdown()</c>. It is made to wait.</summary>
internal sealed class HostShutdown : IPrimitive
{
    private const string Extensions = "Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(Extensions, "Run", WaitLevel.Idle),
        new(Extensions, "WaitForShutdown", WaitLevel.Idle),
        new("Microsoft.AspNetCore.Builder.WebApplication", "Run", WaitLevel.Idle),
        new("Microsoft.AspNetCore.Hosting.WebHostExtensions", "Run", WaitLevel.Idle),
        new("Microsoft.AspNetCore.Hosting.WebHostExtensions", "WaitForShutdown", WaitLevel.Idle),
        new(TaskResources.Task, "InternalWait", WaitLevel.Idle),
    ];

    public ThreadWait? ReadWait(WaitSite site) =>
        site.Matched.Type != TaskResources.Task || IsHosts(site.FindRoot(candidate => candidate.Is(TaskResources.Task))) ? ThreadWait.Idle : null;

    /// <summary>The library's own async methods, where optimised code has left only their task.</summary>
    private static bool IsHosts(ClrObject task) =>
        task.Type?.Name is { } name && name.Contains("AsyncStateMachineBox<", StringComparison.Ordinal)
        && (name.Contains(Extensions + "+<", StringComparison.Ordinal) || name.Contains("Microsoft.AspNetCore.Hosting.WebHostExtensions+<", StringComparison.Ordinal));
}
