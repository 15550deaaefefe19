namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>Something that a report must say.</summary>
internal interface IExpectation
{
    /// <summary>What the report says instead, a line each; nothing when it holds.</summary>
    IEnumerable<string> Contradictions(Evidence evidence);
}
