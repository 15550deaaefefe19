using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>Which field leads to an object: what a lock is called after.</summary>
internal sealed class FieldIndex
{
    private readonly Dictionary<ulong, ClrField> _byTarget = [];

    /// <summary>Notes that a field holds an object. A field of the program's own code is preferred to one of a library.</summary>
    public void Add(ClrField field, ulong target)
    {
        if (!_byTarget.TryGetValue(target, out ClrField? known) || (Framework.Owns(known.ContainingType) && !Framework.Owns(field.ContainingType)))
            _byTarget[target] = field;
    }

    /// <summary>A field that holds the object; null where none was met.</summary>
    public ClrField? Of(ulong target) => _byTarget.GetValueOrDefault(target);
}
