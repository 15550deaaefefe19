using Hangdump.Analyzers.Code;

namespace Hangdump.Analyzers.Summaries;

/// <summary>What callers give to the parameters on which it depends whether something happens.</summary>
internal static class Conditions
{
    /// <summary>What must be given to the caller; null where its call gives the contrary.</summary>
    public static IReadOnlyList<Condition>? AtCaller(IReadOnlyList<Condition> conditions, Step step)
    {
        if (conditions.Count == 0) return step.Conditions;
        List<Condition> all = [.. step.Conditions];
        foreach (Condition condition in conditions)
        {
            foreach (Flag flag in step.Call!.Flags)
            {
                if (flag.Parameter != condition.Parameter) continue;
                if (flag.Own is not { } own)
                {
                    if (flag.Value != condition.Value) return null;
                    continue;
                }

                Condition wanted = new(own, condition.Value == flag.Value);
                if (all.Contains(wanted with { Value = !wanted.Value })) return null;
                if (!all.Contains(wanted)) all.Add(wanted);
            }
        }

        return all;
    }
}
