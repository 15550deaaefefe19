using Hangdump.Capture.Attach;
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
        Watchdog.Arm(request.Limits.Timeout);
        using FileStream output = new(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, BufferSize);
        try
        {
            LiveCapture.Run(request.ProcessId, request.Dac, request.Limits, request.Rehearses, item => Write(output, item));
        }
        catch (TargetRefusedException refused)
        {
            Write(output, refused.Refusal);
        }
        output.Flush();
        Watchdog.End(0);
        return 0;
    }

    private static void Write(FileStream output, SnapshotItem item)
    {
        SnapshotLines.Write(output, item);
        // The process comes alone: what follows it may take long, or never come.
        if (item is ProcessFacts)
            output.Flush();
    }
}
