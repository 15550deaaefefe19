using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Tests;

/// <summary>In the oldest compiler that is promised (Roslyn 4.8, C# 12) the analyzers find the same.</summary>
public sealed class OldCompilerTests
{
    [Fact]
    public async Task The_same_findings_as_in_the_current_one()
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(CaseTests.Here(), "Cases"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        List<string> expected = [];
        foreach (string file in files)
        {
            foreach (Diagnostic diagnostic in await Analysis.Run(Analysis.Compile([(file, File.ReadAllText(file))], "BAD")))
                expected.Add($"{Path.GetFileName(file)}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}) {diagnostic.Id}");
        }

        string program = Path.Combine(CaseTests.Here(), "..", "OldCompiler", "bin", "Debug", "net10.0", "OldCompiler.dll");
        using Process old = Process.Start(new ProcessStartInfo("dotnet", [program, .. files]) { RedirectStandardOutput = true })!;
        string output = await old.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await old.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(old.ExitCode == 0, output);
        Assert.Equal(expected, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.NotEmpty(expected);
    }
}
