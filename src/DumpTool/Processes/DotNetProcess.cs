namespace Hangdump.DumpTool.Processes;

/// <summary>A process that runs .NET code, as far as it can be told from outside.</summary>
internal sealed record DotNetProcess
{
    public required int Id { get; init; }

    /// <summary>The kernel's short name of the process.</summary>
    public required string Name { get; init; }

    /// <summary>As in <c>10.0.12</c>; null where it could not be found out.</summary>
    public string? RuntimeVersion { get; init; }

    public bool IsNativeAot { get; init; }

    /// <summary>With secrets masked; null where it cannot be read.</summary>
    public string? CommandLine { get; init; }

    /// <summary>Why no report can be made of it; null when one can.</summary>
    public string? Obstacle { get; init; }
}
