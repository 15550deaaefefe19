using System.Diagnostics;
using System.Globalization;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.DumpTool.Workers;

/// <summary>
/// One reading of a target by a worker process, and by a second one when the first crashes: the native library that it needs may
/// fail on a process that changes under its hands. Disposing of it kills the worker, which releases the target. Not thread-safe.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan _deathGrace = TimeSpan.FromSeconds(2);

    private readonly WorkerRequest _request;
    private readonly long _started = Stopwatch.GetTimestamp();
    private Attempt _attempt;

    private WorkerProcess(WorkerRequest request)
    {
        _request = request;
        _attempt = new Attempt(WorkerLauncher.StartFirst(request));
    }

    /// <summary>Starts the reading.</summary>
    /// <exception cref="InvalidOperationException">The worker cannot be started.</exception>
    public static WorkerProcess Start(WorkerRequest request) => new(request);

    /// <summary>Waits until the target has been read, or the time is over, and says what came of it.</summary>
    /// <exception cref="OperationCanceledException">The wait was interrupted; the worker is killed.</exception>
    public WorkerResult Wait(CancellationToken cancellation)
    {
        if (!_attempt.WaitForEnd(Left, cancellation))
            return TimedOut();
        if (!_attempt.Items.IsComplete && _request.Via == ReadVia.Ptrace)
        {
            _attempt.Dispose();
            _attempt = new Attempt(WorkerLauncher.StartManaged(_request with { Timeout = Left }, rehearses: false));
            if (!_attempt.WaitForEnd(Left, cancellation))
                return TimedOut();
        }
        return _attempt.Items.Refusal is { } refusal ? new WorkerResult(null, refusal)
            : _attempt.Items.IsComplete ? new WorkerResult(_attempt.Items.Build(""), null)
            : Crashed();
    }

    public void Dispose() => _attempt.Dispose();

    private TimeSpan Left
    {
        get
        {
            TimeSpan left = _request.Timeout - Stopwatch.GetElapsedTime(_started);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private WorkerResult TimedOut()
    {
        string limit = $"{_request.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s";
        _attempt.Dispose();
        return _attempt.Items.Build($"Reading stopped at the timeout of {limit}.") is { } snapshot
            ? new WorkerResult(snapshot, null)
            : new WorkerResult(null, new Refusal(RefusalCause.Gone, $"process {_request.Pid} could not be read within {limit}", $"give it more time: dotnet-hangdump {_request.Pid} --timeout 2m"));
    }

    private WorkerResult Crashed()
    {
        _attempt.Dispose();
        if (!Directory.Exists($"/proc/{_request.Pid}"))
            return new WorkerResult(null, new Refusal(RefusalCause.Gone, $"process {_request.Pid} ended while it was being read", "list the .NET processes: dotnet-hangdump ps"));
        return new WorkerResult(null, new Refusal(
            RefusalCause.Failed,
            $"the reader of process {_request.Pid} crashed ({_attempt.HowItEnded}); the process itself runs on",
            _request.Via == ReadVia.Ptrace ? $"read a core file instead: dotnet-hangdump {_request.Pid} --via dump" : $"read its memory instead: dotnet-hangdump {_request.Pid}"));
    }

    /// <summary>One worker.</summary>
    private sealed class Attempt : IDisposable
    {
        private readonly Process _process;
        private string _lastError = "";
        private string? _coreFile;

        public Attempt(Process process)
        {
            _process = process;
            // A thread of its own: the asynchronous way starts a thread pool and a socket engine, and costs more than the rest of us.
            new Thread(ReadErrors) { IsBackground = true, Name = "worker errors" }.Start();
            Items = new ItemReader(RedirectedOutput.Of(_process.StandardOutput));
        }

        public ItemReader Items { get; }

        public string HowItEnded => _process.ExitCode > 128 ? $"signal {_process.ExitCode - 128}" : $"exit code {_process.ExitCode}, {_lastError}";

        private void ReadErrors()
        {
            try
            {
                using StreamReader errors = new(RedirectedOutput.Of(_process.StandardError));
                while (errors.ReadLine() is { } line)
                    Take(line);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // The worker was killed.
            }
        }

        /// <summary>Whether it came to its end in time. All that it wrote has been read then.</summary>
        public bool WaitForEnd(TimeSpan limit, CancellationToken cancellation)
        {
            try
            {
                return Items.Ended.Wait(limit, cancellation);
            }
            catch (OperationCanceledException)
            {
                Dispose();
                throw;
            }
        }

        /// <summary>Kills it if it still runs.</summary>
        public void Dispose()
        {
            try
            {
                _process.Kill();
            }
            catch (InvalidOperationException)
            {
                // It has ended by itself.
            }
            _process.WaitForExit(_deathGrace);
            DeleteCoreFile();
        }

        /// <summary>A worker that came to its end has deleted it already.</summary>
        private void DeleteCoreFile()
        {
            try
            {
                if (_coreFile is { } core)
                    File.Delete(core);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It belongs to the target's user; the announcement says where it is.
            }
        }

        /// <summary>The worker announces a core file, and what its writing means; anything else is a crash that speaks.</summary>
        private void Take(string line)
        {
            const string core = "core ", note = "note ";
            if (line.Length == 0)
                return;
            if (line.StartsWith(core, StringComparison.Ordinal))
                _coreFile = line[core.Length..];
            else if (line.StartsWith(note, StringComparison.Ordinal))
                Console.Error.WriteLine(line[note.Length..]);
            else
                _lastError = line;
        }
    }
}
