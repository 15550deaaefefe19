using System.Diagnostics;
using Hangdump.DumpTool.Output;
using Hangdump.DumpTool.Workers;
using Hangdump.Reporting.Rendering.Json;
using Hangdump.Reporting.Rendering.Text;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.DumpTool.Commands;

/// <summary>The reading of one process: begun as early as possible, finished when it is known what is wanted of it.</summary>
internal sealed class ReportRun : IDisposable
{
    private readonly WorkerRequest _request;
    private readonly WorkerProcess _worker;
    private readonly Interruption _interruption;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private ReportRun(WorkerRequest request, Interruption interruption)
    {
        _request = request;
        _interruption = interruption;
        _worker = WorkerProcess.Start(request);
    }

    public static ReportRun Start(WorkerRequest request, Interruption interruption) => new(request, interruption);

    public bool Reads(WorkerRequest request) => _request == request;

    /// <summary>Waits for what was read and writes the report.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="Failure">There is no report.</exception>
    public int Finish(ReportRequest request)
    {
        try
        {
            Rehearsal.Run(request);
            var snapshot = Read(request);
            var read = _watch.Elapsed;
            var report = Build(snapshot, request);
            var output = ReportOutput.Open(request.OutputPath);
            var text = Render(report, request, output);
            _interruption.Token.ThrowIfCancellationRequested();
            output.Write(text);
            _interruption.Token.ThrowIfCancellationRequested();
            if (request.IsVerbose)
                StandardError.WriteLine($"read in {read.TotalMilliseconds:0} ms, analysed and written in {(_watch.Elapsed - read).TotalMilliseconds:0} ms");
            return request.SetsExitCode && report.HasBlockingFinding ? ExitCode.Blocked : ExitCode.ReportWritten;
        }
        catch (OperationCanceledException)
        {
            throw Failure.Interrupted();
        }
    }

    public void Dispose() => _worker.Dispose();

    private ProcessSnapshot Read(ReportRequest request)
    {
        using var progress = Progress.Show($"reading process {request.ProcessId}");
        var result = _worker.Wait(_interruption.Token);
        if (result.Refusal is { } refusal)
            throw new Failure(refusal.Cause == RefusalCause.Failed ? ExitCode.Bug : ExitCode.Unreadable, refusal.What, refusal.Advice);
        return result.Snapshot!;
    }

    /// <remarks>The text leaves stacks out by itself, after it has used them to say where a thread waits.</remarks>
    private static ProcessReport Build(ProcessSnapshot snapshot, ReportRequest request) => ReportBuilder.Build(snapshot, new ReportOptions
    {
        Stacks = request.Format == ReportFormat.Text ? Stacks.All : request.Stacks,
        ShowSecrets = request.ShowsSecrets,
    });

    /// <summary>Renders into memory, so that a failure leaves nothing half-written behind.</summary>
    private static MemoryStream Render(ProcessReport report, ReportRequest request, ReportOutput output)
    {
        var rendered = new MemoryStream();
        if (request.Format == ReportFormat.Json)
        {
            JsonRenderer.Render(report, rendered);
        }
        else
        {
            using var writer = new StreamWriter(rendered, leaveOpen: true);
            TextRenderer.Render(report, writer, new TextOptions
            {
                Stacks = request.Stacks,
                Width = output.TerminalWidth,
                UsesColor = Colors.AreWanted(request.Color, output.IsTerminal),
            });
        }

        return rendered;
    }
}
