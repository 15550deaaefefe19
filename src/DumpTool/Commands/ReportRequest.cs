using Hangdump.DumpTool.Output;
using Hangdump.DumpTool.Workers;
using Hangdump.Reporting.Report;

namespace Hangdump.DumpTool.Commands;

/// <summary>What the user asked for. The values here are the defaults, with and without the parser.</summary>
internal sealed record ReportRequest
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan DefaultMaxPause = TimeSpan.FromSeconds(1);

    public required int ProcessId { get; init; }

    public ReportFormat Format { get; init; } = ReportFormat.Text;

    /// <summary>The file to write; null for standard output.</summary>
    public string? OutputPath { get; init; }

    public Stacks Stacks { get; init; } = Stacks.All;

    public ReadVia Via { get; init; } = ReadVia.Ptrace;

    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    public TimeSpan MaxPause { get; init; } = DefaultMaxPause;

    public string? Dac { get; init; }

    public bool SetsExitCode { get; init; }

    public bool ShowsSecrets { get; init; }

    public ColorMode Color { get; init; } = ColorMode.Auto;

    public bool IsVerbose { get; init; }

    public WorkerRequest WorkerRequest => new(ProcessId, Via, MaxPause, Timeout, Dac);
}

internal enum ReportFormat { Text, Json }
