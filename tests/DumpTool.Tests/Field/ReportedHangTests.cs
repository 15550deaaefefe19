using System.Diagnostics;
using System.Text.Json;
using Hangdump.DumpTool.Tests.EndToEnd;
using Hangdump.Harness;
using Hangdump.Harness.Contract;
using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.Field;

/// <summary>
/// Hangs of public bug reports, kept outside of this repository: a folder in HANGDUMP_FIELD holds a project and its truth.json
/// in a folder each.
/// </summary>
public sealed class ReportedHangTests
{
    private static readonly string? _folder = Environment.GetEnvironmentVariable("HANGDUMP_FIELD");

    public static TheoryData<string> Cases =>
        _folder is null ? ["(none)"] : [.. Directory.GetDirectories(_folder).Where(folder => File.Exists(Path.Combine(folder, "truth.json"))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public void The_report_says_what_it_must_and_nothing_that_it_must_not(string name)
    {
        Assert.SkipWhen(_folder is null, "HANGDUMP_FIELD names no folder with reported hangs");
        using var place = new TemporaryFolder();
        string program = Build(Path.Combine(_folder!, name), name, place.Path);
        using HangTarget target = HangTarget.Start(new ProcessStartInfo(program), name, TargetRuntime.Installed, CodeKind.Debug);
        ToolReport report = ToolReport.Of(target);
        report.Save("reported-" + name);
        JsonElement truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder!, name, "truth.json"))).RootElement;
        Expect.NoContradictions(ContractCheck.Problems(report.Json).Concat(new ReportedHang(truth, report).Contradictions()));
    }

    /// <summary>Builds a copy, outside of this repository with its own rules for building: the folder may be read-only.</summary>
    private static string Build(string source, string name, string copy)
    {
        CopyFolder(Path.Combine(source, "..", "common"), Path.Combine(copy, "common"));
        CopyFolder(source, Path.Combine(copy, name));
        foreach (string file in Directory.GetFiles(Path.Combine(source, ".."), "Directory.*")) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        string output = Path.Combine(copy, "built");
        ToolResult build = Tool.Run(new ProcessStartInfo("dotnet", ["build", Path.Combine(copy, name), "-o", output, "-v:q", "-nologo", "-nodeReuse:false"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        });
        return build.ExitCode == 0 ? Path.Combine(output, name) : throw new InvalidOperationException(build.Output);
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}
