using Hangdump.Capture.Async;
using Hangdump.Capture.Primitives;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Evidence;

/// <summary>
/// Who is going to give the signal that others wait for: code that a thread is in will call <c>Set</c>, <c>Pulse</c>, <c>Release</c>,
/// <c>SetResult</c> or the like on that very object, itself or in a method of the same module. Where nobody is found nothing is
/// said, and neither where a thread that is awake has the object at hand: what it may do deeper down is not known.
/// </summary>
internal sealed class Signallers : IOwnerInference
{
    private static readonly string[] _completions = ["SetResult", "TrySetResult", "SetException", "TrySetException", "SetCanceled", "TrySetCanceled", "Start"];

    public void Infer(CaptureState state)
    {
        var waited = new Dictionary<ResourceEntry, Operation>();
        foreach (CapturedThread thread in state.Threads) AddNeeds(thread.Wait, waited);
        foreach (CapturedFlow flow in state.Flows) AddNeeds(flow.Wait, waited);
        if (waited.Count == 0) return;
        IReadOnlyList<CodePlace> places = new CodePlaces(state, waited.Keys).Find();
        state.AfterResume(symbols =>
        {
            foreach ((ResourceEntry resource, Operation operation) in waited)
            {
                if (Find(resource, Signals(resource.Kind, operation), places, symbols) is { Count: > 0 } found) resource.Signallers = [.. found];
            }
        });
    }

    /// <summary>What nobody is recorded to complete: of a monitor only a wait inside it.</summary>
    private static void AddNeeds(ThreadWait? wait, Dictionary<ResourceEntry, Operation> waited)
    {
        foreach (ResourceEntry resource in wait?.Resources ?? [])
        {
            bool isNeeded = resource.Kind switch
            {
                ResourceKind.Monitor => wait!.Operation == Operation.Wait,
                ResourceKind.Task => resource.Owners.Count == 0,
                _ => Signals(resource.Kind, wait!.Operation).Length > 0 && resource.Signallers is null,
            };
            if (isNeeded) waited[resource] = wait!.Operation;
        }
    }

    private static string[] Signals(ResourceKind kind, Operation operation) => kind switch
    {
        ResourceKind.Event => ["Set"],
        ResourceKind.Semaphore => ["Release"],
        ResourceKind.Countdown => ["Signal"],
        ResourceKind.Barrier => ["SignalAndWait", "RemoveParticipant", "RemoveParticipants"],
        ResourceKind.Monitor => ["Pulse", "PulseAll"],
        ResourceKind.Task => _completions,
        ResourceKind.Collection when operation == Operation.Add => ["Take", "TryTake", "GetConsumingEnumerable"],
        ResourceKind.Collection => ["Add", "TryAdd", "CompleteAdding"],
        _ => [],
    };

    /// <summary>Null where it cannot be known.</summary>
    private static HashSet<Party>? Find(ResourceEntry resource, string[] signals, IReadOnlyList<CodePlace> places, SymbolResolver symbols)
    {
        var found = new HashSet<Party>();
        var mayDoSo = new HashSet<Party>();
        foreach (CodePlace place in places)
        {
            List<ResourceLink> links = [.. place.Links.Where(link => link.Resource == resource)];
            if (links.Count == 0 || resource.Owners.Any(owner => owner.Party == place.Party)) continue;
            if (WillSignal(place, links, signals, symbols)) found.Add(place.Party);
            else if (place.IsAwake && links.Exists(link => link.Field is not ClrStaticField)) mayDoSo.Add(place.Party);
        }

        return mayDoSo.IsSubsetOf(found) ? found : null;
    }

    private static bool WillSignal(CodePlace place, List<ResourceLink> links, string[] signals, SymbolResolver symbols)
    {
        if (IlHistory.Of(place.Where(symbols)) is not { } history) return false;
        bool isSignal(IlCall call) => signals.Contains(call.Method) && links.Exists(link => link.Is(call.On));
        // A method called on the same object sees its fields as this one does; a static one sees the statics.
        return history.Upcoming.Any(call => isSignal(call) || history.Inside(call).Any(inner => inner.On.Kind == OperandKind.Field && isSignal(inner)));
    }
}
