using System.Diagnostics;
using System.IO.Compression;

namespace Hangdump.Analyzers.Tests.Packaging;

/// <summary>The package as a user gets it: restored from a feed into a fresh project, which then warns in an ordinary build.</summary>
public sealed class PackageTests(PackageTests.Packed packed) : IClassFixture<PackageTests.Packed>
{
    private const string Program =
        """
        var ring = new Ring();
        ring.Forwards();

        public sealed class Ring
        {
            private readonly object _a = new();
            private readonly object _b = new();
            private int _count;

            public void Forwards()
            {
                lock (_a) Backwards();
            }

            private void Inner()
            {
                lock (_a) _count++;
            }

            public void Backwards()
            {
                lock (_b) Inner();
            }

            public void Other()
            {
                lock (_b) _count--;
            }
        }
        """;

    [Fact]
    public void The_package_holds_the_analyzers_and_no_library()
    {
        using ZipArchive package = ZipFile.OpenRead(packed.Package);
        string[] entries = [.. package.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml").Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["Hangdump.Analyzers.nuspec", "LICENSE", "README.md", "analyzers/dotnet/cs/Hangdump.Analyzers.CodeFixes.dll", "analyzers/dotnet/cs/Hangdump.Analyzers.dll", "build/Hangdump.Analyzers.props", "build/Hangdump.Analyzers.targets", "presets/All.globalconfig", "presets/None.globalconfig", "presets/Recommended.globalconfig"],
            entries);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void A_fresh_project_warns(string framework)
    {
        (int code, string output) = packed.Build(framework, Program);
        Assert.True(code == 0, output);
        Assert.Contains("Program.cs(12,19): warning HD1001: 'Ring._b' is acquired while holding 'Ring._a'", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Recommended", 1, "error HD1001")]
    [InlineData("All", 1, "error HD1001")]
    [InlineData("None", 0, null)]
    public void Presets_set_all_rules_at_once(string preset, int expected, string? said)
    {
        (int code, string output) = packed.Build("net10.0", Program, $"-p:HangdumpPreset={preset}");
        Assert.True(code == expected, output);
        if (said is null) Assert.DoesNotContain("HD1001", output, StringComparison.Ordinal);
        else Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pragma_silences()
    {
        (int code, string output) = packed.Build("net10.0", "#pragma warning disable HD1001\n" + Program);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("HD1001", output, StringComparison.Ordinal);
    }

    /// <summary>An old code base can begin with what it has, and is warned of what comes.</summary>
    [Fact]
    public void A_baseline_forgives_what_was_found_before_and_nothing_else()
    {
        string project = packed.NewProject("net10.0", Program);
        (int code, string output) = Packed.Run(project, "build", "-nologo", "-nodeReuse:false", "-t:HangdumpBaseline");
        Assert.True(code == 0, output);
        Assert.Contains("forgiven findings: 1", output, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(project, "Program.cs"), "// moved by a line\n" + Program);
        Assert.DoesNotContain("HD1001", Packed.Run(project, "build", "-nologo", "-nodeReuse:false").Output, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(project, "More.cs"), "public class More { readonly object _c = new(), _d = new(); void M() { lock (_c) lock (_d) { } } void N() { lock (_d) lock (_c) { } } }");
        output = Packed.Run(project, "build", "-nologo", "-nodeReuse:false").Output;
        Assert.Contains("warning HD1001: 'More._", output, StringComparison.Ordinal);
        Assert.DoesNotContain("'Ring._b'", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Dotnet_format_shows_it()
    {
        string project = packed.NewProject("net10.0", Program);
        Assert.Equal(0, Packed.Run(project, "restore", "-nodeReuse:false").Code);
        (int code, string output) = Packed.Run(project, "format", "analyzers", "--verify-no-changes", "--no-restore", "--diagnostics", "HD1001");
        Assert.True(code != 0, output);
        Assert.Contains("Program.cs(12,19): warning HD1001", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Dotnet_format_repairs_what_has_a_safe_repair()
    {
        string project = packed.NewProject("net10.0", """
            var gate = new ReaderWriterLockSlim();
            gate.EnterReadLock();
            gate.EnterWriteLock();
            gate.ExitWriteLock();
            gate.ExitReadLock();
            Console.WriteLine("done");
            """);
        Assert.Equal(0, Packed.Run(project, "restore", "-nodeReuse:false").Code);
        Assert.Contains("LockRecursionException", Packed.Run(project, "run").Output, StringComparison.Ordinal);
        (int code, string output) = Packed.Run(project, "format", "analyzers", "--no-restore", "--diagnostics", "HD1004");
        Assert.True(code == 0, output);
        Assert.Equal("done", Packed.Run(project, "run").Output.Trim());
    }

    /// <summary>Packs once, into a folder that serves as feed.</summary>
    public sealed class Packed : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("hangdump-analyzers-").FullName;
        private int _projects;

        public Packed()
        {
            string project = Path.GetFullPath(Path.Combine(CaseTests.Here(), "..", "..", "..", "src", "Analyzers.Package"));
            (int code, string output) = Run(project, "pack", "--verbosity", "quiet", "--output", _folder);
            Assert.True(code == 0, output);
        }

        public string Package => Directory.GetFiles(_folder, "Hangdump.Analyzers.*.nupkg").Single();

        /// <summary>Builds a new project that uses the package, and returns what the build printed.</summary>
        public (int Code, string Output) Build(string framework, string program, params string[] switches) =>
            Run(NewProject(framework, program), ["build", "-nologo", "-nodeReuse:false", .. switches]);

        /// <summary>The folder of a new project that uses the package.</summary>
        public string NewProject(string framework, string program)
        {
            string folder = Directory.CreateDirectory(Path.Combine(_folder, $"project{_projects++}")).FullName;
            string version = Path.GetFileNameWithoutExtension(Package)["Hangdump.Analyzers.".Length..];
            File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
            File.WriteAllText(Path.Combine(folder, "Fresh.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>{framework}</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <RestoreAdditionalProjectSources>{_folder}</RestoreAdditionalProjectSources>
                    <RestorePackagesPath>{_folder}/packages</RestorePackagesPath>
                    <UseAppHost>false</UseAppHost>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Hangdump.Analyzers" Version="{version}" />
                  </ItemGroup>
                </Project>
                """);
            return folder;
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        public static (int Code, string Output) Run(string folder, params string[] arguments)
        {
            ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
            // A test runner's own variables would make the build look like a part of it.
            foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
    }
}
