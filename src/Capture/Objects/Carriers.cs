using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// Objects that only carry a method's locals or its target from one place to another: closures, state machines, delegates and
/// the start of a thread. What they refer to counts as if the stack referred to it.
/// </summary>
internal static class Carriers
{
    public static bool Includes(ClrType type) =>
        type.BaseType?.Name == "System.MulticastDelegate"
        || (type.Name is { } name
            && (name == "System.Threading.Thread+StartHelper"
                || name.Contains("<>c__DisplayClass", StringComparison.Ordinal)
                || name.Contains(">d__", StringComparison.Ordinal)));
}
