using System.Runtime.CompilerServices;

namespace Hangdump.Analyzers.Tests;

/// <summary>Small programs with markers; see <see cref="MarkedProgram"/>.</summary>
public sealed class CaseTests
{
    private static readonly string[] _rules = ["HD1001", "HD1002", "HD1003", "HD1004", "HD1013"];

    /// <summary>Ours, and those of a folder that the environment may name.</summary>
    public static TheoryData<string, string> Programs
    {
        get
        {
            TheoryData<string, string> programs = [];
            foreach (string? root in (string?[])[Path.Combine(Here(), "Cases"), Environment.GetEnvironmentVariable("HANGDUMP_EXAMPLES")])
            {
                if (root is null) continue;
                foreach (string folder in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
                foreach (string program in MarkedProgram.In(folder))
                    programs.Add(folder, Path.GetFileName(program));
            }

            return programs;
        }
    }

    [Theory, MemberData(nameof(Programs))]
    public async Task The_defect_is_found_and_its_repair_is_silent(string folder, string program)
    {
        MarkedProgram marked = MarkedProgram.Read(Path.Combine(folder, program));
        string[] faults = [.. (await marked.Faults(isBad: true, _rules)).Select(fault => "bad form: " + fault), .. (await marked.Faults(isBad: false, _rules)).Select(fault => "good form: " + fault)];
        Assert.True(faults.Length == 0, string.Join("\n", faults));
    }

    public static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
