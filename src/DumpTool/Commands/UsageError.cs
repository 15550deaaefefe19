using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Hangdump.DumpTool.Commands;

/// <summary>Wrong arguments, in our words. The parser carries one text an error, so both lines travel in it.</summary>
internal static class UsageError
{
    private const string Advice = "'dotnet-hangdump --help' lists the commands and options";

    public static void Add(SymbolResult to, string what, string advice) => to.AddError($"{what}\n{advice}");

    /// <exception cref="Failure">The first thing that is wrong.</exception>
    public static void ThrowIfAny(ParseResult parsed)
    {
        if (parsed.Action is ParseErrorAction)
            throw First(parsed);
        if (parsed.CommandResult != parsed.RootCommandResult && BeforeCommand(parsed.RootCommandResult) is { } token)
            throw Failure.Usage(
                $"'{token}' does not belong to the command '{parsed.CommandResult.Command.Name}'",
                $"'dotnet-hangdump {parsed.CommandResult.Command.Name} --help' shows what does");
    }

    private static Failure First(ParseResult parsed)
    {
        // The parser takes an unknown option for the process id, and complains of what follows it.
        foreach (var argument in parsed.RootCommandResult.Children.OfType<ArgumentResult>())
            if (argument.Tokens is [var taken, ..] && IsOption(taken.Value))
                return Unmatched(taken.Value);
        foreach (var token in parsed.UnmatchedTokens)
            return Unmatched(token);
        var error = parsed.Errors[0];
        return (error.Message.Split('\n'), error.SymbolResult) switch
        {
            ([var what, var advice], _) => Failure.Usage(what, advice),
            (_, OptionResult { Tokens.Count: 0 } given) => Failure.Usage($"option '{given.IdentifierToken?.Value}' needs a value", Advice),
            (_, ArgumentResult missing) => Failure.Usage($"<{missing.Argument.Name}> is missing", Advice),
            _ => Failure.Usage(error.Message.TrimEnd('.'), Advice),
        };
    }

    /// <summary>What was given for a report although another command follows.</summary>
    private static string? BeforeCommand(CommandResult root)
    {
        foreach (var child in root.Children)
        {
            if (child is OptionResult { Implicit: false } option)
                return option.IdentifierToken?.Value;
            if (child is ArgumentResult { Tokens: [var token, ..] })
                return token.Value;
        }

        return null;
    }

    public static bool IsOption(string token) => token.Length > 1 && token[0] == '-' && !char.IsAsciiDigit(token[1]);

    public static string UnknownOption(string token) => $"unknown option '{token}'";

    public static void AddUnknownOption(SymbolResult to, string token) => Add(to, UnknownOption(token), Advice);

    private static Failure Unmatched(string token) => IsOption(token)
        ? Failure.Usage(UnknownOption(token), Advice)
        : Failure.Usage($"unexpected argument '{token}'", "give one process id and options: dotnet-hangdump <pid> [options]");
}
