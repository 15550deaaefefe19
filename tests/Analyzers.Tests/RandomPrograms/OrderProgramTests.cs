using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Tests.RandomPrograms;

/// <summary>A ring is reported if there is one, and only then.</summary>
public sealed class OrderProgramTests
{
    private static int Seeds => Environment.GetEnvironmentVariable("HANGDUMP_TEST_ALL") == "1" ? 600 : 60;

    [Fact]
    public async Task Rings_are_found_and_nothing_else()
    {
        List<string> faults = [];
        int rings = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            OrderProgram program = new(seed);
            Compilation compilation = Analysis.Compile(program.Files);
            Assert.Empty(Analysis.Errors(compilation));
            Diagnostic? ring = (await Analysis.Run(compilation)).FirstOrDefault(diagnostic => diagnostic.Id == "HD1001");
            if (program.HasRing) rings++;
            if (ring is null == program.HasRing) faults.Add($"seed {seed}: {ring?.ToString() ?? "missed"}");
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.InRange(rings, Seeds / 5, Seeds * 4 / 5);
    }
}
