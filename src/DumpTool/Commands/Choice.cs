using System.CommandLine;

namespace Hangdump.DumpTool.Commands;

/// <summary>An option whose value is one of a few words.</summary>
internal static class Choice
{
    /// <param name="name">As in <c>--color</c>.</param>
    /// <param name="alias">A short form, or null.</param>
    /// <param name="description">For the help.</param>
    /// <param name="choices">The words; the one for the type's zero is the default.</param>
    public static Option<T> Option<T>(string name, string? alias, string description, params (string Word, T Value)[] choices)
        where T : struct, Enum
    {
        var words = Array.ConvertAll(choices, choice => choice.Word);
        var option = new Option<T>(name, alias is null ? [] : [alias])
        {
            Description = $"{description} (default: {Array.Find(choices, choice => Equals(choice.Value, default(T))).Word})",
            HelpName = string.Join('|', words),
            CustomParser = result =>
            {
                var given = result.Tokens[0].Value;
                foreach (var (word, value) in choices)
                    if (word == given)
                        return value;
                UsageError.Add(result, $"'{given}' is not a value of {name}", $"use {name} {string.Join(" or ", words)}");
                return default;
            },
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(words);
        return option;
    }
}
