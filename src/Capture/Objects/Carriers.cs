using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// Objects that only carry a method's locals or its target from one place to another: closures, state machines, delegates and
/// the start of a thread. What they refer to counts as if the stack referred to it.
/// </summary>
internal static class Carriers
{
    public static bool Includes(ClrType type) =>
        HidesWhatItHolds(type)
        || (type.Name is { } name
            && (name.Contains("<>c__DisplayClass", StringComparison.Ordinal)
                || name.Contains(">d__", StringComparison.Ordinal)));

    /// <summary>Whether its fields say nothing about what they hold: those of delegates and of a thread's start.</summary>
    public static bool HidesWhatItHolds(ClrType type) =>
        type.Name is "System.Threading.Thread+StartHelper" or "System.Delegate" or "System.MulticastDelegate"
        || type.BaseType?.Name == "System.MulticastDelegate";
}
