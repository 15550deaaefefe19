using System.Runtime.CompilerServices;
using Hangdump.DumpTool.Commands;

namespace Hangdump.DumpTool;

/// <summary>One run of the tool, from its arguments to its exit code.</summary>
internal static class EntryPoint
{
    public static int Run(string[] args)
    {
        try
        {
            using var interruption = Interruption.Watch();
            // Parsing options costs about as much as starting the worker, so a lone process id goes without it and any other
            // command line is parsed while the worker starts.
            return args is [var only] && ProcessId.IsPlain(only)
                ? RunWithDefaults(ProcessId.Parse(only), interruption)
                : RunCommandLine(args, interruption);
        }
        catch (Failure failure)
        {
            return failure.Tell();
        }
        catch (Exception exception)
        {
            return Failure.Bug(exception, Array.Exists(args, argument => argument is "-v" or "--verbose")).Tell();
        }
    }

    private static int RunWithDefaults(int pid, Interruption interruption)
    {
        var request = new ReportRequest { ProcessId = pid };
        using var run = ReportRun.Start(request.WorkerRequest, interruption);
        return run.Finish(request);
    }

    /// <summary>Apart, so that the command line parser is loaded only where it is needed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunCommandLine(string[] args, Interruption interruption)
    {
        using var early = EarlyStart.Try(args, interruption);
        return CommandLine.Run(args, early, interruption);
    }
}
