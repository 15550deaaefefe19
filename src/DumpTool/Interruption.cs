using System.Runtime.InteropServices;

namespace Hangdump.DumpTool;

/// <summary>
/// Turns SIGINT and SIGTERM into a cancellation, so that the run can end the worker and remove what it has begun to write. A run
/// that does not react, for example because it writes to a pipe that nobody reads, is ended anyway.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _source = new();
    private readonly ManualResetEventSlim _isOver = new();
    private readonly PosixSignalRegistration[] _registrations;

    private Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
    ];

    public CancellationToken Token => _source.Token;

    public static Interruption Watch() => new();

    public void Dispose()
    {
        _isOver.Set();
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
        if (!_isOver.Wait(_grace))
            Environment.Exit(Failure.Interrupted().Tell());
    }
}
