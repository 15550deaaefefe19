using System.Runtime.InteropServices;
using Hangdump.Reporting.Report;
using Hangdump.Runtime.Output;

namespace Hangdump.Runtime.Watching;

/// <summary>A dump upon a signal.</summary>
internal sealed class SignalDump : IDisposable
{
    private static readonly Dictionary<PosixSignal, SignalDump> _handlers = [];

    private readonly bool _chains;
    private readonly ReportFormat _format;
    private readonly IReportOutput? _output;
    private readonly PosixSignalRegistration _registration;
    private readonly object _turn = new();

    private SignalDump(PosixSignal signal, bool chains, HangWatchOptions options)
    {
        (_chains, _format, _output) = (chains, options.Format, Outputs.Of(options.Output));
        _registration = PosixSignalRegistration.Create(signal, Handle);
    }

    /// <summary>Starts one in place of the one before for that signal.</summary>
    public static SignalDump Start(PosixSignal signal, bool chain, HangWatchOptions options)
    {
        SignalDump next = new(signal, chain, options);
        lock (_handlers)
        {
            if (_handlers.Remove(signal, out SignalDump? before)) before.Dispose();
            return _handlers[signal] = next;
        }
    }

    public void Dispose()
    {
        _registration.Dispose();
        _output?.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = !_chains;
        try
        {
            lock (_turn)
            {
                ProcessReport report = ThreadDump.Take();
                _output?.Write(_format == ReportFormat.Json ? ReportText.JsonOf(report) + "\n" : ReportText.Of(report) + "\n");
            }
        }
        catch (Exception exception)
        {
            Complaint.Write($"the dump upon a signal failed: {exception.GetType().Name}: {exception.Message}");
        }
    }
}
