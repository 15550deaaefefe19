using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>Which field leads to an object: what a lock is called after.</summary>
internal sealed class FieldIndex
{
    private readonly Dictionary<ulong, (ClrField Field, Standing Standing)> _byTarget = [];

    /// <summary>Notes that a field holds an object; the one of the highest standing is kept.</summary>
    public void Add(ClrField field, ulong target)
    {
        if (IsLink(field.ContainingType)) return;
        Standing standing = StandingOf(field.ContainingType);
        if (!_byTarget.TryGetValue(target, out var known) || known.Standing < standing) _byTarget[target] = (field, standing);
    }

    /// <summary>A field that holds the object; null where none was met.</summary>
    public ClrField? Of(ulong target) => _byTarget.TryGetValue(target, out var known) ? known.Field : null;

    /// <summary>Whether an object has the best name that it can have.</summary>
    public bool HasOwn(ulong target) => _byTarget.TryGetValue(target, out var known) && known.Standing == Standing.Program;

    /// <summary>Delegates, tasks and what joins them lead to objects without naming them.</summary>
    private static bool IsLink(ClrType? type) => type?.Name is { } name
        && (name is "System.Delegate" or "System.MulticastDelegate" || name.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal));

    private static Standing StandingOf(ClrType? type) =>
        type is null || Framework.Owns(type) ? Standing.Framework
        : Carriers.Includes(type) ? Standing.Local
        : Standing.Program;

    private enum Standing
    {
        Framework,

        /// <summary>A captured local.</summary>
        Local,
        Program,
    }
}
