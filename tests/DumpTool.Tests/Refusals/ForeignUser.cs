using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Refusals;

/// <summary>Runs the tool with fewer rights than the tests have. Needs root and setpriv.</summary>
internal static class ForeignUser
{
    public const int Id = 54321;

    private static readonly Lazy<string> _tool = new(CopyTool);

    /// <summary>The switches of setpriv that make somebody an ordinary user.</summary>
    public static string[] Switches => ["setpriv", $"--reuid={Id}", $"--regid={Id}", "--clear-groups"];

    public static bool IsPossible => Environment.UserName == "root" && File.Exists("/usr/bin/setpriv");

    /// <summary>Runs the tool through setpriv.</summary>
    public static ToolResult RunTool(string[] setpriv, params string[] arguments)
    {
        ProcessStartInfo command = new(setpriv[0], [.. setpriv[1..], "dotnet", "exec", _tool.Value, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        command.Environment["HOME"] = Path.GetDirectoryName(_tool.Value);
        return Tool.Run(command);
    }

    /// <summary>The work tree may lie where that user cannot look.</summary>
    private static string CopyTool()
    {
        string folder = Directory.CreateTempSubdirectory("hangdump-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(Tool.Path)!))
            File.Copy(file, Path.Join(folder, Path.GetFileName(file)));
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return Path.Join(folder, Path.GetFileName(Tool.Path));
    }
}
