using System.Runtime.CompilerServices;
using Hangdump.Analyzers.Code;

namespace Hangdump.Analyzers.Summaries;

/// <summary>
/// Flows that do not depend on other bodies, as long as none that is called uses locks for its caller. Kept as long as the body, for
/// the compilations that follow. Thread-safe.
/// </summary>
internal static class PlainFlows
{
    private static readonly ConditionalWeakTable<Body, Flow> _all = new();

    public static Flow? Of(Body body) => _all.TryGetValue(body, out Flow? flow) ? flow : null;

    public static void Keep(Body body, Flow flow) => _all.GetValue(body, _ => flow);
}
