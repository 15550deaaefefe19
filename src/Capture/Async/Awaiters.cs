using Hangdump.Capture.Objects;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>Finds what a suspended state machine awaits: the awaiter that it keeps holds it, directly or in a struct.</summary>
internal static class Awaiters
{
    private const int MaxNesting = 4;

    // ConfigureAwaitOptions.ContinueOnCapturedContext
    private const int OnCapturedContext = 1;

    /// <summary>
    /// The awaited object, not valid for an awaiter that holds none (Task.Yield), and whether the await goes on in the captured
    /// context. After an await its awaiter is cleared, so at most one is there.
    /// </summary>
    public static (ClrObject Awaited, bool WantsContext) Of(Place machine)
    {
        foreach (ClrInstanceField field in machine.Type!.Fields)
        {
            if (field.Name is not { } name || !(name.StartsWith("<>u__", StringComparison.Ordinal) || name.StartsWith("$A", StringComparison.Ordinal))) continue;
            ClrObject awaited = field.IsValueType ? In(machine.Struct(field), 0) : machine.Object(field);
            if (awaited.IsValid) return (awaited, !field.IsValueType || WantsContext(machine.Struct(field), 0));
        }

        return (default, true);
    }

    private static ClrObject In(Place awaiter, int nesting)
    {
        if (!awaiter.IsValid || nesting > MaxNesting) return default;
        foreach (ClrInstanceField field in awaiter.Type!.Fields)
        {
            ClrObject found = field.IsValueType ? In(awaiter.Struct(field), nesting + 1) : awaiter.Object(field);
            if (found.IsValid) return found;
        }

        return default;
    }

    private static bool WantsContext(Place awaiter, int nesting)
    {
        if (!awaiter.IsValid || nesting > MaxNesting) return true;
        foreach (ClrInstanceField field in awaiter.Type!.Fields)
        {
            switch (field.Name)
            {
                case "m_options": return (field.Read<int>(awaiter.Address, awaiter.IsInterior) & OnCapturedContext) != 0;
                case "_continueOnCapturedContext" or "m_continueOnCapturedContext": return field.Read<bool>(awaiter.Address, awaiter.IsInterior);
            }

            if (field is { IsValueType: true, IsPrimitive: false } && !WantsContext(awaiter.Struct(field), nesting + 1)) return false;
        }

        return true;
    }
}
