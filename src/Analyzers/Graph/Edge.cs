using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Summaries;

namespace Hangdump.Analyzers.Graph;

/// <summary>One lock is acquired while another is held.</summary>
/// <param name="Gates">What is held besides.</param>
internal sealed record Edge(string From, string To, Hold Held, Effect Acquired, IReadOnlyCollection<string> Gates)
{
    public Body Body => Acquired.Body;

    public Position Position => Acquired.Step.Position;
}
