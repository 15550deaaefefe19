using System.Globalization;

namespace Hangdump.DumpTool;

/// <summary>The process id that the user gave.</summary>
internal static class ProcessId
{
    private const string Advice = "give the number of a running process: 'dotnet-hangdump ps' lists the .NET processes";

    /// <summary>Whether the text can only be meant as a process id.</summary>
    public static bool IsPlain(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <exception cref="Failure">It is no id of a process that can be read.</exception>
    public static int Parse(string text) => Check(text) is var (what, advice)
        ? throw Failure.Usage(what, advice)
        : int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>What is wrong with the text and what to do; null when it is a process id.</summary>
    public static (string What, string Advice)? Check(string text)
    {
        if (!IsPlain(text.StartsWith('-') ? text[1..] : text))
            return ($"'{text}' is not a process id", Advice);
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            return ($"{text} is not a process id: no process has so large a number", Advice);
        if (id <= 0)
            return ($"{text} is not a process id: they begin at 1", Advice);
        return id == Environment.ProcessId
            ? ($"process {text} is this dotnet-hangdump itself, which cannot read itself", Advice)
            : null;
    }
}
