using Hangdump.Harness;
using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>A report and the process that it is about.</summary>
internal sealed record Evidence(HangTarget Target, ToolReport Report, ScenarioSource Source);
