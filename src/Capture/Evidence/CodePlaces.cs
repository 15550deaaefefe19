using Hangdump.Capture.Objects;
using Hangdump.Capture.Primitives;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Evidence;

/// <summary>
/// Finds the places in code that lead to resources whose owner or signaller is not recorded. Must run while the image stands
/// still; what the IL says of the places can be read later.
/// </summary>
internal sealed class CodePlaces
{
    /// <summary>How many <see cref="Carriers"/> may lie between a root and the object whose field holds a resource.</summary>
    private const int MaxCarriers = 3;

    private readonly CaptureState _state;
    private readonly Dictionary<ulong, ResourceEntry> _wanted;

    public CodePlaces(CaptureState state, IEnumerable<ResourceEntry> wanted)
    {
        _state = state;
        _wanted = wanted.Where(resource => resource.Object.IsValid).DistinctBy(resource => resource.Object.Address).ToDictionary(resource => resource.Object.Address);
    }

    /// <summary>Top frame first, thread by thread.</summary>
    public IReadOnlyList<CodePlace> Find()
    {
        var places = new List<CodePlace>();
        if (_wanted.Count == 0) return places;
        foreach (CapturedThread thread in _state.Threads)
        {
            if (_state.Context.IsExhausted()) break;
            for (int index = 0; index < thread.Frames.Count; index++)
            {
                CapturedFrame frame = thread.Frames[index];
                if (Framework.Owns(frame.Method.Type)) continue;
                List<ResourceLink> links = LinksOf(thread, index);
                if (links.Count > 0) places.Add(new CodePlace(Party.OfThread(thread.Id), frame, links));
            }
        }

        return places;
    }

    private List<ResourceLink> LinksOf(CapturedThread thread, int index)
    {
        var links = new List<ResourceLink>();
        foreach (ClrObject root in thread.RootsOf(index))
        {
            if (Wanted(root) is { } direct) links.Add(new ResourceLink(direct, null));
            AddFields(root, carriers: 0, links);
        }

        foreach (ResourceEntry resource in _wanted.Values)
        {
            if (_state.Fields.Of(resource.Object.Address) is ClrStaticField field) links.Add(new ResourceLink(resource, field));
        }

        return links;
    }

    private void AddFields(ClrObject holder, int carriers, List<ResourceLink> links)
    {
        bool isCarrier = HeldFields.AreCarried(holder);
        if (!isCarrier && Framework.Owns(holder.Type)) return;
        foreach ((ClrInstanceField field, ClrObject value) in HeldFields.Of(holder))
        {
            if (Wanted(value) is { } resource) links.Add(new ResourceLink(resource, Framework.Owns(holder.Type) ? null : field));
            else if (isCarrier && carriers < MaxCarriers) AddFields(value, carriers + 1, links);
        }
    }

    /// <summary>The resource that an object is, or that it completes: a task's source stands for the task.</summary>
    private ResourceEntry? Wanted(ClrObject target) =>
        _wanted.TryGetValue(target.Address, out ResourceEntry? resource) ? resource
        : target.Type?.Name?.StartsWith("System.Threading.Tasks.TaskCompletionSource", StringComparison.Ordinal) == true
            ? _wanted.GetValueOrDefault(target.Follow("_task").Address)
            : null;
}
