using System.CommandLine;

namespace Hangdump.DumpTool.Commands;

/// <summary>The command line as a whole: the root command and the table of the others.</summary>
internal static class CommandLine
{
    /// <summary>No response files, which would make file names out of arguments that begin with @.</summary>
    private static readonly ParserConfiguration _parsing = new() { ResponseFileTokenReplacer = null };

    /// <param name="args">The arguments without the program.</param>
    /// <param name="early">A reading that is already under way; null where none was begun.</param>
    /// <param name="interruption">Says when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="Failure">The arguments are wrong, or there is no report.</exception>
    public static int Run(string[] args, ReportRun? early, Interruption interruption)
    {
        var parsed = Create(early, interruption).Parse(args, _parsing);
        UsageError.ThrowIfAny(parsed);
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>All commands. A new one is a file beside this one and a line here.</summary>
    private static RootCommand Create(ReportRun? early, Interruption interruption)
    {
        var root = ReportCommand.Create(early, interruption);
        root.Subcommands.Add(PsCommand.Create());
        root.Subcommands.Add(CompletionCommand.Create());
        HelpPage.AddTo(root);
        return root;
    }
}
