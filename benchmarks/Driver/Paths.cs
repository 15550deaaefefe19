namespace Hangdump.Benchmarks;

/// <summary>The programs that are measured, as run.sh has built them.</summary>
internal sealed record Paths(string Tool, string Target, string DumpBaseline, string JvmClasses);
