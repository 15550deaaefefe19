using System.Globalization;
using System.Runtime.InteropServices;

namespace Hangdump.DumpTool.Tests.Cli;

internal static class Processes
{
    /// <summary>Those with an argument whose file name is the first, directly followed by the second.</summary>
    public static IEnumerable<int> WithArguments(string fileName, string next)
    {
        foreach (var directory in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id))
                continue;
            var arguments = CommandLine(directory);
            for (var i = 0; i + 1 < arguments.Length; i++)
                if (Path.GetFileName(arguments[i]) == fileName && arguments[i + 1] == next)
                    yield return id;
        }
    }

    public static void Send(Signal signal, int process) => Assert.Equal(0, Kill(process, (int)signal));

    private static string[] CommandLine(string directory)
    {
        try
        {
            return File.ReadAllText($"{directory}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}

internal enum Signal { Interrupt = 2, Terminate = 15, Stop = 19 }
