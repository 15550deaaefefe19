using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Hangdump.DumpTool.Commands;

/// <summary>The help: what the parser knows of the options, then examples.</summary>
internal static class HelpPage
{
    private const string Examples = """
        Examples:
          dotnet-hangdump ps                           which .NET processes are there?
          dotnet-hangdump 4711                         why does process 4711 hang?
          dotnet-hangdump 4711 --stacks blocked        leave out the stacks of threads that run
          dotnet-hangdump 4711 --json -o hang.json     for programs, in a file that only you can read
          dotnet-hangdump 4711 --exit-code             for scripts: 1 when it will not resolve by itself
          dotnet-hangdump 4711 --via dump              where the kernel forbids to trace the process
          dotnet-hangdump 4711 --dac ./libmscordaccore.so
          source <(dotnet-hangdump completion bash)    complete options and process ids

        A time is a number with a unit: 500ms, 5s, 2m.
        The report goes to standard output, everything else to standard error.

        Exit codes:
          0    report written
          1    only with --exit-code: a deadlock or other finding that will not resolve by itself
          2    wrong usage
          3    the process cannot be read
          4    a defect of dotnet-hangdump
          130  interrupted
        """;

    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Aliases.Clear();
                help.Aliases.Add("-h");
                help.Action = new WithExamples((HelpAction)help.Action!, root);
            }
        }
    }

    private sealed class WithExamples(HelpAction inner, RootCommand root) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            inner.Invoke(parseResult);
            if (parseResult.CommandResult.Command == root)
                parseResult.InvocationConfiguration.Output.WriteLine(Examples);
            return ExitCode.ReportWritten;
        }
    }
}
