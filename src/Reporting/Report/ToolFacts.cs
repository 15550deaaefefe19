namespace Hangdump.Reporting.Report;

/// <summary>Who wrote the report.</summary>
public sealed record ToolFacts(string Name, string Version)
{
    /// <summary>This tool, in the version of this assembly.</summary>
    public static ToolFacts Current { get; } = new("dotnet-hangdump", typeof(ToolFacts).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
}
