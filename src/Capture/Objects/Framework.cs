using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>Tells the shared frameworks' types from the program's.</summary>
internal static class Framework
{
    public static bool Owns(ClrType? type) => Owns(type?.Module);

    public static bool Owns(ClrModule? module)
    {
        if (module?.Name is not { } path) return false;
        ReadOnlySpan<char> file = Path.GetFileName(path.AsSpan());
        return file.StartsWith("System.", StringComparison.Ordinal) || file.StartsWith("Microsoft.", StringComparison.Ordinal);
    }
}
