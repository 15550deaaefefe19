using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Hangdump.Harness;

namespace Hangdump.Reporting.Tests.Architecture;

/// <summary>Who refers to whom, read from the built assemblies.</summary>
public sealed class DependencyTests
{
    private const string ClrMD = "Microsoft.Diagnostics.Runtime";

    [Fact]
    public void Reporting_refers_to_the_framework_alone() =>
        Assert.All(References("Reporting", "Hangdump.Reporting"), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void Only_capture_refers_to_ClrMD()
    {
        Assert.Contains(ClrMD, References("Capture", "Hangdump.Capture"));
        Assert.DoesNotContain(ClrMD, References("Reporting", "Hangdump.Reporting"));
        Assert.DoesNotContain(ClrMD, References("Worker", "Hangdump.Worker"));
        Assert.DoesNotContain(ClrMD, References("DumpTool", "dotnet-hangdump"));
    }

    [Fact]
    public void Only_the_worker_loads_capture()
    {
        Assert.Contains("Hangdump.Capture", References("Worker", "Hangdump.Worker"));
        Assert.DoesNotContain("Hangdump.Capture", References("DumpTool", "dotnet-hangdump"));
        Assert.DoesNotContain("Hangdump.Worker", References("DumpTool", "dotnet-hangdump"));
    }

    [Fact]
    public void The_runtime_component_refers_to_the_framework_and_reporting_alone()
    {
        Assert.All(References("Runtime", "Hangdump.Runtime"), name => Assert.True(name == "Hangdump.Reporting" || name.StartsWith("System.", StringComparison.Ordinal) || name == "Microsoft.Win32.Primitives", name));
        Assert.All(References("Runtime.Preload", "Hangdump.Preload"), name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal), name));
    }

    private static List<string> References(string project, string assembly)
    {
        string path = Repository.PathOf("src", project, "bin", Repository.Configuration, "net8.0", assembly + ".dll");
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
