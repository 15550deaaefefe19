using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using Hangdump.DumpTool.Output;
using Hangdump.DumpTool.Processes;

namespace Hangdump.DumpTool.Commands;

/// <summary>Reads and completes the values that the report takes: process ids and files.</summary>
internal static class ReportValues
{
    public static int? Pid(ArgumentResult result)
    {
        if (result.Tokens is not [var token])
            return null;
        if (UsageError.IsOption(token.Value))
            UsageError.AddUnknownOption(result, token.Value);
        else if (ProcessId.Check(token.Value) is var (what, advice))
            UsageError.Add(result, what, advice);
        else
            return ProcessId.Parse(token.Value);
        return null;
    }

    public static string? Output(ArgumentResult result)
    {
        var path = result.Tokens[0].Value;
        if (path.Length == 0)
            UsageError.Add(result, "--output needs the name of a file", "for example: -o hang.txt");
        else if (path[0] == '-' && path != StandardOutput.Path)
            UsageError.Add(result, $"'{path}' after --output looks like an option", $"for a file of that name write -o ./{path}");
        return path;
    }

    public static string? Dac(ArgumentResult result)
    {
        var path = result.Tokens[0].Value;
        if (!File.Exists(path))
            UsageError.Add(
                result,
                Directory.Exists(path) ? $"'{path}' given to --dac is a directory" : $"the file '{path}' given to --dac does not exist",
                "give the libmscordaccore.so of the runtime version that the process runs on");
        return path;
    }

    public static IEnumerable<CompletionItem> CompletePid(CompletionContext context)
    {
        foreach (var process in DotNetProcesses.List())
        {
            var id = process.Id.ToString(CultureInfo.InvariantCulture);
            if (id.StartsWith(context.WordToComplete, StringComparison.Ordinal))
                yield return new CompletionItem(id, detail: process.CommandLine);
        }
    }
}
