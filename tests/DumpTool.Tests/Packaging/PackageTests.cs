using System.Diagnostics;
using System.IO.Compression;
using Hangdump.DumpTool.Tests.EndToEnd;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Packaging;

/// <summary>What is handed out, as a user gets it. Packing takes a minute, so this is part of the whole run only.</summary>
public sealed class PackageTests(PackageTests.Packed packed) : IClassFixture<PackageTests.Packed>
{
    private static readonly string[] _frameworks = ["net8.0", "net9.0", "net10.0", "net11.0"];

    [Fact]
    public void The_package_holds_front_and_worker_for_every_runtime_and_nothing_of_the_symbol_server()
    {
        Assert.SkipUnless(Coverage.All, "part of test.sh --all");
        using ZipArchive package = ZipFile.OpenRead(packed.Package);
        string[] entries = [.. package.Entries.Select(entry => entry.FullName)];
        foreach (string file in (string[])["README.md", "LICENSE", "THIRD-PARTY-NOTICES.md", "THIRD-PARTY-NOTICES-runtime.txt", "CHANGELOG.md"])
            Assert.Contains(file, entries);
        foreach (string framework in _frameworks)
        foreach (string file in (string[])["dotnet-hangdump.dll", "dotnet-hangdump.runtimeconfig.json", "Hangdump.Reporting.dll", "Hangdump.Worker.dll", "Hangdump.Worker.deps.json", "Hangdump.Worker.runtimeconfig.json", "Hangdump.Capture.dll", "Microsoft.Diagnostics.Runtime.dll"])
            Assert.Contains($"tools/{framework}/any/{file}", entries);
        Assert.Contains("tools/linux-x64/Hangdump.Worker.Native", entries);
        Assert.DoesNotContain(entries, entry => entry.Contains("Azure") || entry.Contains("Microsoft.Identity") || entry.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_installs_as_a_tool_that_reports()
    {
        Assert.SkipUnless(Coverage.All, "part of test.sh --all");
        string folder = Path.Combine(packed.Folder, "installed");
        Packed.Run("dotnet", "tool", "install", "dotnet-hangdump", "--tool-path", folder, "--source", packed.Folder, "--no-cache");
        string tool = Path.Combine(folder, "dotnet-hangdump");
        Assert.Matches(@"^\d+\.\d+\.\d+", Packed.Run(tool, "--version"));
        Assert.Contains($"({Environment.ProcessId})", Packed.Run(tool, $"{Environment.ProcessId}", "--stacks", "none"));
    }

    /// <summary>As in a container: no .NET to be found, and started from the folder that it lies in.</summary>
    [Fact]
    public void The_archive_reports_where_there_is_no_dotnet()
    {
        Assert.SkipUnless(Coverage.All, "part of test.sh --all");
        Packed.Run("tar", "--extract", "--gzip", "--file", packed.Archive, "--directory", packed.Folder);
        string folder = Path.Combine(packed.Folder, Path.GetFileName(packed.Archive).Replace(".tar.gz", "", StringComparison.Ordinal));
        string report = Packed.Run("env", "--ignore-environment", "--chdir", folder, "PATH=/usr/bin:/bin", "./dotnet-hangdump", $"{Environment.ProcessId}", "--stacks", "none");
        Assert.Contains($"({Environment.ProcessId})", report);
    }

    /// <summary>Packs once, into a folder of its own.</summary>
    public sealed class Packed : IDisposable
    {
        public Packed()
        {
            if (Coverage.All)
                Run("dotnet", "pack", Repository.PathOf("src", "DumpTool"), "--verbosity", "quiet", $"-p:PackageOutputPath={Folder}");
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("hangdump-package-").FullName;

        public string Package => Directory.GetFiles(Folder, "dotnet-hangdump.*.nupkg").Single();

        public string Archive => Directory.GetFiles(Folder, "dotnet-hangdump-*.tar.gz").Single();

        public void Dispose() => Directory.Delete(Folder, recursive: true);

        public static string Run(string file, params string[] arguments)
        {
            using Process process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
            return output;
        }
    }
}
