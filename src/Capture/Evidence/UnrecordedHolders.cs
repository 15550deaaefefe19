using Hangdump.Capture.Primitives;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Evidence;

/// <summary>
/// Who has probably entered a semaphore or mutex that others wait for and that records no owner. A reference to it says nothing: it
/// may be a signal, or the party a bystander. Evidence is code that has entered it, not left it since, and will leave it further down:
/// <list type="bullet">
/// <item>it calls <c>Wait</c>, <c>WaitAsync</c> or <c>WaitOne</c> on it before the present place and <c>Release</c> or <c>ReleaseMutex</c> after;</item>
/// <item>or, through a wrapper, it has called the very method by which others now wait, has what leads to the semaphore at hand, and
/// calls something like <c>Release</c> or <c>Dispose</c> after the present place but not yet.</item>
/// </list>
/// </summary>
internal sealed class UnrecordedHolders : IOwnerInference
{
    private const string SlimSemaphore = "System.Threading.SemaphoreSlim";

    /// <summary>The types that the called methods belong to; WaitOne is called on the base class.</summary>
    private static readonly string[] _types = [SlimSemaphore, "System.Threading.Semaphore", "System.Threading.Mutex", "System.Threading.WaitHandle"];

    public void Infer(CaptureState state)
    {
        List<ResourceEntry> taken = [.. state.Resources.All.Where(IsTakenBySomebody)];
        if (taken.Count == 0) return;
        IReadOnlyList<CodePlace> places = new CodePlaces(state, taken).Find();
        state.AfterResume(symbols =>
        {
            var entrances = new Entrances(state, symbols);
            foreach (CodePlace place in places)
            {
                foreach (ResourceEntry resource in place.Links.Select(link => link.Resource).Distinct())
                {
                    if (Holds(place, resource, entrances.Of(resource), symbols)) resource.AddOwner(place.Party, certainty: Certainty.Possible);
                }
            }
        });
    }

    /// <summary>A semaphore without a free slot, or what threads are seen to wait for; none whose owner is recorded.</summary>
    private static bool IsTakenBySomebody(ResourceEntry resource) => resource is { Kind: ResourceKind.Semaphore or ResourceKind.Mutex, Owners.Count: 0, Object.IsValid: true }
        && (resource.Object.Type?.Name != SlimSemaphore || resource.Object.ReadField<int>("m_currentCount") == 0);

    private static bool Holds(CodePlace place, ResourceEntry resource, IReadOnlySet<string> entrances, SymbolResolver symbols)
    {
        if (IlHistory.Of(place.Where(symbols)) is not { } history) return false;
        bool isOwn(IlCall call) => _types.Contains(call.Type) && place.Links.Any(link => link.Resource == resource && link.Is(call.On));
        bool isEntering(IlCall call) => isOwn(call) && call.Method is ("Wait" or "WaitAsync" or "WaitOne");
        bool isLeaving(IlCall call) => isOwn(call) && call.Method is ("Release" or "ReleaseMutex");

        List<IlCall> done = [.. history.Before];
        if (place.Await is { } awaited && place.Wait?.Resources.Contains(resource) == true)
        {
            // The await that it stands at has not given it yet.
            string? inner = awaited.Inner is { } step ? Entrances.NameOf(step, symbols) : null;
            int present = inner is null ? done.FindLastIndex(isEntering) : done.FindLastIndex(call => call.Method == inner);
            if (present >= 0) done.RemoveAt(present);
        }

        int entered = done.FindLastIndex(isEntering);
        if (entered >= 0 && !done.Skip(entered).Any(isLeaving) && history.FromHere.Any(isLeaving)) return true;
        int wrapped = done.FindLastIndex(call => entrances.Contains(call.Method));
        return wrapped >= 0 && !done.Skip(wrapped).Any(Entrances.IsLeaving) && history.FromHere.Any(Entrances.IsLeaving);
    }
}
