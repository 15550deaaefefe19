using System.Diagnostics;
using System.IO.Compression;
using Hangdump.Harness;

namespace Hangdump.Runtime.Tests.Packaging;

/// <summary>The package in an application of one's own, in every way that it can be published. Packing and publishing take minutes: part of the whole run only.</summary>
public sealed class PublishTests(PublishTests.Packed packed) : IClassFixture<PublishTests.Packed>
{
    private static readonly bool _all = Environment.GetEnvironmentVariable("HANGDUMP_TEST_ALL") == "1";

    public static TheoryData<string> Modes =>
    [
        "--no-self-contained", "--self-contained", "--self-contained -p:PublishSingleFile=true", "--self-contained -p:PublishSingleFile=true -p:PublishTrimmed=true",
        "--no-self-contained -p:PublishSingleFile=true", "--self-contained -p:PublishTrimmed=true", "--self-contained -p:StartupHookSupport=false",
    ];

    [Fact]
    public void The_package_holds_two_libraries_and_the_worker_and_needs_nothing()
    {
        Assert.SkipUnless(_all, "part of test.sh --all");
        using ZipArchive package = ZipFile.OpenRead(packed.Package);
        string[] entries = [.. package.Entries.Select(entry => entry.FullName)];
        Assert.Equal(["lib/net8.0/Hangdump.Reporting.dll", "lib/net8.0/Hangdump.Reporting.xml", "lib/net8.0/Hangdump.Runtime.dll", "lib/net8.0/Hangdump.Runtime.xml"], entries.Where(entry => entry.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (string file in (string[])["hangdump/Hangdump.Worker.Native", "hangdump/Hangdump.Worker.dll", "hangdump/Hangdump.Worker.deps.json", "hangdump/Microsoft.Diagnostics.Runtime.dll", "buildTransitive/Hangdump.Runtime.targets", "README.md", "LICENSE", "THIRD-PARTY-NOTICES.md"])
            Assert.Contains(file, entries);
        using StreamReader specification = new(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        Assert.DoesNotContain("<dependency ", specification.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public void An_application_reports_its_deadlock_and_runs_once(string mode)
    {
        Assert.SkipUnless(_all, "part of test.sh --all");
        string folder = packed.Publish(mode);
        foreach (string dependencies in Directory.GetFiles(folder, "*.deps.json"))
            Assert.DoesNotContain("Diagnostics.Runtime", File.ReadAllText(dependencies), StringComparison.Ordinal);
        Check(folder, Path.Join(folder, "Application"));
        if (mode == "--no-self-contained") Check(folder, "dotnet", Path.Join(folder, "Application.dll"));
    }

    private static void Check(string folder, string program, params string[] arguments)
    {
        string runs = Path.Join(folder, "runs");
        File.Delete(runs);
        using WatchedTarget target = WatchedTarget.Start(program, [.. arguments, runs], ("DOTNET_STARTUP_HOOKS", ""));
        target.Until(() => target.Error.Contains("DEADLOCK (certain)", StringComparison.Ordinal), "no deadlock was reported");
        Assert.DoesNotContain("INCOMPLETE", target.Error, StringComparison.Ordinal);
        Assert.Single(File.ReadAllLines(runs));
    }

    /// <summary>Packs once, into a folder that serves as feed, and makes an application beside it.</summary>
    public sealed class Packed : IDisposable
    {
        private const string Program = """
            using Hangdump;
            File.AppendAllText(args[0], "Main runs\n");
            HangWatch.Start();
            object first = new(), second = new();
            CountdownEvent both = new(2);
            Start(first, second);
            Start(second, first);
            void Start(object outer, object inner) => new Thread(() =>
            {
                lock (outer)
                {
                    both.Signal();
                    both.Wait();
                    lock (inner) { }
                }
            }).Start();
            """;

        private readonly string _folder = Directory.CreateTempSubdirectory("hangdump-runtime-").FullName;
        private int _published;

        public Packed()
        {
            if (!_all) return;
            Run(Repository.Root, "pack", "src/Runtime", "--verbosity", "quiet", $"-p:PackageOutputPath={_folder}");
            string project = Directory.CreateDirectory(Path.Join(_folder, "project")).FullName;
            string version = Path.GetFileNameWithoutExtension(Package)["Hangdump.Runtime.".Length..];
            File.WriteAllText(Path.Join(project, "Program.cs"), Program);
            File.WriteAllText(Path.Join(project, "Application.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <RestoreAdditionalProjectSources>{_folder}</RestoreAdditionalProjectSources>
                    <RestorePackagesPath>{_folder}/packages</RestorePackagesPath>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Hangdump.Runtime" Version="{version}" />
                  </ItemGroup>
                </Project>
                """);
        }

        public string Package => Directory.GetFiles(_folder, "Hangdump.Runtime.*.nupkg").Single();

        /// <returns>The folder of the application.</returns>
        public string Publish(string mode)
        {
            string output = Path.Join(_folder, $"published{_published++}");
            Run(Path.Join(_folder, "project"), ["publish", "-r", "linux-x64", "--verbosity", "quiet", "-nodeReuse:false", "-o", output, .. mode.Split(' ')]);
            return output;
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private static void Run(string folder, params string[] arguments)
        {
            ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardInput = true };
            // A test runner's own variables would make the build look like a part of it.
            foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}: {output}");
        }
    }
}
