using System.CommandLine;
using Hangdump.DumpTool.Processes;

namespace Hangdump.DumpTool.Commands;

/// <summary><c>ps</c>: the .NET processes of this machine.</summary>
internal static class PsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "For programs: an array of objects" };
        var command = new Command("ps", "List .NET processes: runtime version, whether they can be read, command line") { json };
        command.SetAction(parsed => Execute(parsed.GetValue(json)));
        return command;
    }

    private static int Execute(bool asJson)
    {
        var processes = DotNetProcesses.List();
        var rendered = new MemoryStream();
        if (asJson)
            ProcessList.WriteJson(processes, rendered);
        else
            ProcessList.WriteTable(processes, rendered);
        new Output.StandardOutput().Write(rendered);
        return ExitCode.ReportWritten;
    }
}
