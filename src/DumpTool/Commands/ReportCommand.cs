using System.CommandLine;
using Hangdump.DumpTool.Output;
using Hangdump.DumpTool.Workers;
using Hangdump.Reporting.Report;

namespace Hangdump.DumpTool.Commands;

/// <summary>The root command: the report on a running process.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<int?> _pid = new("pid")
    {
        Description = "The process to report on",
        HelpName = "pid",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ReportValues.Pid,
    };

    private readonly Option<int?> _pidOption = new("--process-id", "-p")
    {
        Description = "The same as <pid>",
        HelpName = "pid",
        CustomParser = ReportValues.Pid,
    };

    private readonly Option<ReportFormat> _format = Choice.Option(
        "--format", "-f", "How the report looks", ("text", ReportFormat.Text), ("json", ReportFormat.Json));

    private readonly Option<bool> _json = new("--json") { Description = "The same as --format json" };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write the report to this file instead of standard output (- is standard output)",
        HelpName = "file",
        CustomParser = ReportValues.Output,
    };

    private readonly Option<Stacks> _stacks = Choice.Option(
        "--stacks", null, "Whose stacks to show", ("blocked", Stacks.Blocked), ("all", Stacks.All), ("none", Stacks.None));

    private readonly Option<TimeSpan?> _timeout = Duration.Option(
        "--timeout", "Stop after this time and report what was read until then", ReportRequest.DefaultTimeout);

    private readonly Option<TimeSpan?> _maxPause = Duration.Option(
        "--max-pause", "Let the process run on after it has stood still for this time", ReportRequest.DefaultMaxPause);

    private readonly Option<ReadVia> _via = Choice.Option(
        "--via", null,
        "How to read: the live process; a core file that its runtime writes (slow, large); or its event pipe (stacks only, no owners)",
        ("ptrace", ReadVia.Ptrace), ("dump", ReadVia.Dump), ("eventpipe", ReadVia.Eventpipe));

    private readonly Option<string?> _dac = new("--dac")
    {
        Description = "The libmscordaccore.so that fits the process, for single-file programs",
        HelpName = "path",
        CustomParser = ReportValues.Dac,
    };

    private readonly Option<bool> _exitCode = new("--exit-code")
    {
        Description = "Exit with 1 when the report contains a deadlock or something else that will not resolve by itself",
    };

    private readonly Option<bool> _showSecrets = new("--show-secrets")
    {
        Description = "Show the values of password-, token- and key-like arguments of the command line",
    };

    private readonly Option<ColorMode> _color = Choice.Option(
        "--color", null, "Whether to colour (NO_COLOR and FORCE_COLOR are obeyed too)",
        ("auto", ColorMode.Auto), ("always", ColorMode.Always), ("never", ColorMode.Never));

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Say on standard error how long it took, and more about what went wrong" };

    /// <param name="early">A reading that is already under way; null where none was begun.</param>
    /// <param name="interruption">Says when to stop.</param>
    public static RootCommand Create(ReportRun? early, Interruption interruption)
    {
        var command = new ReportCommand();
        var root = new RootCommand("Explains a hung .NET process: who waits, for what, who holds it, and what to do.");
        root.Arguments.Add(command._pid);
        foreach (var option in command.Options())
            root.Options.Add(option);
        command._pid.CompletionSources.Add(ReportValues.CompletePid);
        command._pidOption.CompletionSources.Add(ReportValues.CompletePid);
        root.SetAction(parsed => Execute(command.Request(parsed), early, interruption));
        return root;
    }

    private static int Execute(ReportRequest request, ReportRun? early, Interruption interruption)
    {
        if (request.OutputPath is { } path)
            ReportFile.Check(path);
        if (early is not null && early.Reads(request.WorkerRequest))
            return early.Finish(request);
        using var run = ReportRun.Start(request.WorkerRequest, interruption);
        return run.Finish(request);
    }

    private Option[] Options() =>
    [
        _pidOption, _format, _json, _output, _stacks, _timeout, _maxPause, _via, _dac, _exitCode, _showSecrets, _color, _verbose,
    ];

    private ReportRequest Request(ParseResult parsed) => new()
    {
        ProcessId = RequestedPid(parsed.GetValue(_pid), parsed.GetValue(_pidOption)),
        Format = RequestedFormat(parsed),
        OutputPath = parsed.GetValue(_output) is { } path && path != StandardOutput.Path ? path : null,
        Stacks = parsed.GetValue(_stacks),
        Via = parsed.GetValue(_via),
        Timeout = parsed.GetValue(_timeout) ?? ReportRequest.DefaultTimeout,
        MaxPause = parsed.GetValue(_maxPause) ?? ReportRequest.DefaultMaxPause,
        Dac = parsed.GetValue(_dac),
        SetsExitCode = parsed.GetValue(_exitCode),
        ShowsSecrets = parsed.GetValue(_showSecrets),
        Color = parsed.GetValue(_color),
        IsVerbose = parsed.GetValue(_verbose),
    };

    private static int RequestedPid(int? argument, int? option) => (argument, option) switch
    {
        (null, null) => throw Failure.Usage(
            "no process id given", "say which process: dotnet-hangdump <pid>; 'dotnet-hangdump ps' lists them, --help shows the options"),
        ({ } one, { } other) when one != other => throw Failure.Usage(
            $"two process ids given: {one} and {other}", "give one process id; start the command once for each process"),
        _ => argument ?? option!.Value,
    };

    private ReportFormat RequestedFormat(ParseResult parsed)
    {
        if (!parsed.GetValue(_json))
            return parsed.GetValue(_format);
        return parsed.GetResult(_format) is { Implicit: false } && parsed.GetValue(_format) != ReportFormat.Json
            ? throw Failure.Usage("--json contradicts --format text", "give one of them")
            : ReportFormat.Json;
    }
}
