using Hangdump.Capture.Attach;
using Hangdump.Capture.Attach.CoreFile;
using Hangdump.Capture.Attach.EventPipe;
using Hangdump.Reporting.Snapshot;
using Microsoft.Win32.SafeHandles;

namespace Hangdump.Worker;

/// <summary>
/// Reads one process and writes what it saw to standard output, an item a line. Nothing is written while the target stands
/// still: a full pipe would hold it.
/// </summary>
internal static class WorkerRun
{
    private const int StandardOutput = 1, BufferSize = 64 * 1024;

    public static int Start(string[] arguments)
    {
        WorkerArguments request = WorkerArguments.Parse(arguments);
        Watchdog.Arm(request.Limits.Timeout, cleansUp: request.Via == "dump");
        if (request.WaitsForRequest)
            Watchdog.Requested.Wait();
        using FileStream output = new(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, BufferSize);
        try
        {
            if (request.Via == "eventpipe")
                EventPipeCapture.Run(request.ProcessId, request.Limits, item => Write(output, item));
            else if (request.Via == "dump")
                CoreFileCapture.Run(request.ProcessId, request.Dac, request.Limits, Announce, item => Write(output, item));
            else
                LiveCapture.Run(request.ProcessId, request.Dac, request.Limits, request.Rehearses, GiveUp, item => Write(output, item));
        }
        catch (TargetRefusedException refused)
        {
            Write(output, refused.Refusal);
        }
        catch (Exception exception) when (!request.Rehearses)
        {
            // After a rehearsal the front tries again without one; here nothing is left to try.
            Console.Error.WriteLine(exception);
            Write(output, new Refusal(
                RefusalCause.Failed,
                $"reading process {request.ProcessId} failed: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}",
                "the process runs on as before; please report this with the output of: dotnet-hangdump --version"));
        }
        output.Flush();
        Watchdog.End(0);
        return 0;
    }

    /// <summary>Ends without a result, upon which the front tries again without a rehearsal.</summary>
    private static void GiveUp() => Watchdog.End(1);

    /// <summary>Tells the user, and the front, which deletes the file should we be killed before we can.</summary>
    private static void Announce(CoreDump core)
    {
        Watchdog.BeforeEnd = core.Delete;
        Console.Error.WriteLine($"core {core.Path}");
        Console.Error.WriteLine($"note {core.Announcement}");
    }

    private static void Write(FileStream output, SnapshotItem item)
    {
        SnapshotLines.Write(output, item);
        // The process comes alone: what follows it may take long, or never come.
        if (item is ProcessFacts)
            output.Flush();
    }
}
