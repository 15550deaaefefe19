namespace Hangdump.DumpTool.Output;

internal enum ColorMode { Auto, Always, Never }

/// <summary>Whether to colour: the option decides, then NO_COLOR, then FORCE_COLOR, then whether a person reads.</summary>
internal static class Colors
{
    public static bool AreWanted(ColorMode mode, bool toTerminal) => mode switch
    {
        ColorMode.Always => true,
        ColorMode.Never => false,
        _ when IsSet("NO_COLOR") => false,
        _ when IsSet("FORCE_COLOR") => Environment.GetEnvironmentVariable("FORCE_COLOR") != "0",
        _ => toTerminal && Environment.GetEnvironmentVariable("TERM") != "dumb",
    };

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
