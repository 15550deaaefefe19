using System.Globalization;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>Every resource that a capture has come across, each once, in the order in which they were met.</summary>
internal sealed class ResourceTable
{
    private readonly Dictionary<(ResourceKind Kind, ulong Address), ResourceEntry> _byObject = [];
    private readonly Dictionary<(ResourceKind Kind, string Key), ResourceEntry> _byKey = [];
    private readonly List<ResourceEntry> _all = [];

    public IReadOnlyList<ResourceEntry> All => _all;

    /// <summary>The resource that an object is. <paramref name="isNew"/> tells its reader to find out the rest once.</summary>
    public ResourceEntry Of(ResourceKind kind, ClrObject target, out bool isNew)
    {
        isNew = !_byObject.TryGetValue((kind, target.Address), out ResourceEntry? entry);
        return entry ?? (_byObject[(kind, target.Address)] = Add(kind, target));
    }

    /// <summary>The resource that is no object, by what makes it unique among its kind.</summary>
    public ResourceEntry Of(ResourceKind kind, string key, out bool isNew)
    {
        isNew = !_byKey.TryGetValue((kind, key), out ResourceEntry? entry);
        return entry ?? (_byKey[(kind, key)] = Add(kind, default));
    }

    private ResourceEntry Add(ResourceKind kind, ClrObject target)
    {
        var entry = new ResourceEntry("r" + (_all.Count + 1).ToString(CultureInfo.InvariantCulture), kind, target);
        _all.Add(entry);
        return entry;
    }
}
