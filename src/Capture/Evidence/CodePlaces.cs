using Hangdump.Capture.Async;
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

    /// <summary>Thread by thread, then flow by flow, the innermost first.</summary>
    public IReadOnlyList<CodePlace> Find()
    {
        var places = new List<CodePlace>();
        if (_wanted.Count == 0) return places;
        foreach (CapturedThread thread in _state.Threads)
        {
            if (_state.Context.IsExhausted()) return places;
            for (int index = 0; index < thread.Frames.Count; index++)
            {
                CapturedFrame frame = thread.Frames[index];
                if (Framework.Owns(frame.Method.Type)) continue;
                List<ResourceLink> links = LinksOf(thread.RootsOf(index));
                if (links.Count > 0) places.Add(new CodePlace(Party.OfThread(thread.Id), thread.Wait, Await: null, CodePlace.WhereIs(frame), links));
            }
        }

        foreach (CapturedFlow flow in _state.Flows)
        {
            FlowStep? inner = null;
            foreach (FlowStep step in flow.Steps.Where(step => !step.IsFramework))
            {
                List<ResourceLink> links = LinksOf(step);
                if (links.Count > 0) places.Add(new CodePlace(flow.Party, flow.Wait, new AwaitedStep(inner), step.Suspension, links));
                inner = step;
            }
        }

        return places;
    }

    private List<ResourceLink> LinksOf(IEnumerable<ClrObject> locals)
    {
        var links = new List<ResourceLink>();
        foreach (ClrObject local in locals)
        {
            if (Wanted(local) is { } direct) links.Add(new ResourceLink(direct, null));
            AddFields(local, carriers: 0, links);
        }

        AddStatics(links);
        return links;
    }

    private List<ResourceLink> LinksOf(FlowStep step)
    {
        if (step is not StateMachineStep { Machine: var machine }) return LinksOf(step.Locals());
        var links = new List<ResourceLink>();
        AddFields(machine, isCarrier: true, carriers: 0, links);
        AddStatics(links);
        return links;
    }

    private void AddStatics(List<ResourceLink> links)
    {
        foreach (ResourceEntry resource in _wanted.Values)
        {
            if (_state.Fields.Of(resource.Object.Address) is ClrStaticField field) links.Add(new ResourceLink(resource, field));
        }
    }

    /// <summary>The fields of an object; of an async method's box those of its state machine.</summary>
    private void AddFields(ClrObject holder, int carriers, List<ResourceLink> links)
    {
        if (holder.Type is not { IsArray: false, IsString: false, IsFree: false } type) return;
        Place place = type.Name?.Contains("AsyncStateMachineBox<", StringComparison.Ordinal) == true ? StateMachines.MachineOf(holder) : Place.Of(holder);
        bool isCarrier = Carriers.Includes(place.Type ?? type);
        if (isCarrier || !Framework.Owns(type)) AddFields(place, isCarrier, carriers, links);
    }

    private void AddFields(Place holder, bool isCarrier, int carriers, List<ResourceLink> links)
    {
        foreach (ClrInstanceField field in holder.Type?.Fields ?? [])
        {
            if (holder.Object(field) is not { IsValid: true } value) continue;
            // What a library's own iterator holds was a local or an argument here.
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
