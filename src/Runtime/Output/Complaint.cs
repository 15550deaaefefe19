using System.Text;
using Hangdump.Runtime.Native;

namespace Hangdump.Runtime.Output;

/// <summary>A line on the standard error stream about ourselves.</summary>
internal static class Complaint
{
    public static void Write(string what)
    {
        byte[] line = Encoding.UTF8.GetBytes($"hangdump: {what.ReplaceLineEndings(" ")}\n");
        if (OperatingSystem.IsWindows()) Console.Error.Write(Encoding.UTF8.GetString(line));
        else Descriptor.Write(2, line, TimeSpan.FromSeconds(1));
    }
}
