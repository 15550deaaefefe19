namespace Hangdump.Reporting.Snapshot;

/// <summary>One call on a stack or one await of a flow, named as the user wrote it.</summary>
public sealed record Frame
{
    /// <summary>As in C#: <c>Bank.Transfer(Account, Account)</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The declaring type as in source; null for a native frame.</summary>
    public string? Type { get; init; }

    /// <summary>Simple name of the assembly; null for a native frame.</summary>
    public string? Assembly { get; init; }

    /// <summary>Set together with <see cref="Line"/> or not at all.</summary>
    public string? File { get; init; }

    /// <summary>One-based.</summary>
    public int? Line { get; init; }

    public FrameKind Kind { get; init; } = FrameKind.Managed;

    /// <summary>
    /// Whether the frame stands in the observed program rather than in the framework below it. The framework is what the shared
    /// frameworks ship: an assembly called System.*, Microsoft.*, mscorlib or netstandard.
    /// </summary>
    public bool IsUserCode => Kind == FrameKind.Managed && Assembly is { } name && !IsFramework(name);

    private static bool IsFramework(string assembly) =>
        assembly is "System" or "mscorlib" or "netstandard"
        || assembly.StartsWith("System.", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.", StringComparison.Ordinal);
}

public enum FrameKind { Managed, Native, Runtime }
