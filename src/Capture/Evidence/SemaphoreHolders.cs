using Hangdump.Capture.Primitives;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Evidence;

/// <summary>
/// Who has probably entered a SemaphoreSlim that others wait for. A reference to it says nothing: it may be a signal, or the party
/// a bystander. Evidence is code that has entered it, not left it since, and will leave it further down:
/// <list type="bullet">
/// <item>it calls <c>Wait</c> or <c>WaitAsync</c> on it before the present place and <c>Release</c> after;</item>
/// <item>or, through a wrapper, it has called the very method by which others now wait, has what leads to the semaphore at hand, and
/// calls something like <c>Release</c> or <c>Dispose</c> after the present place but not yet.</item>
/// </list>
/// </summary>
internal sealed class SemaphoreHolders : IOwnerInference
{
    private const string Semaphore = "System.Threading.SemaphoreSlim";

    public void Infer(CaptureState state)
    {
        List<ResourceEntry> semaphores =
        [
            .. state.Resources.All.Where(resource => resource is { Kind: ResourceKind.Semaphore, Object.Type.Name: Semaphore } && resource.Object.ReadField<int>("m_currentCount") == 0),
        ];
        if (semaphores.Count == 0) return;
        IReadOnlyList<CodePlace> places = new CodePlaces(state, semaphores).Find();
        state.AfterResume(symbols =>
        {
            var entrances = new Entrances(state, symbols);
            foreach (CodePlace place in places)
            {
                foreach (ResourceEntry semaphore in place.Links.Select(link => link.Resource).Distinct())
                {
                    if (Holds(place, semaphore, entrances.Of(semaphore), symbols)) semaphore.AddOwner(place.Party, certainty: Certainty.Possible);
                }
            }
        });
    }

    private static bool Holds(CodePlace place, ResourceEntry semaphore, IReadOnlySet<string> entrances, SymbolResolver symbols)
    {
        if (IlHistory.Of(place.Where(symbols)) is not { } history) return false;
        bool isOwn(IlCall call) => call.Type == Semaphore && place.Links.Any(link => link.Resource == semaphore && link.Is(call.On));
        bool isEntering(IlCall call) => isOwn(call) && call.Method is ("Wait" or "WaitAsync");

        List<IlCall> done = [.. history.Before];
        if (place.Await is { } awaited && place.Wait?.Resources.Contains(semaphore) == true)
        {
            // The await that it stands at has not given it the semaphore yet.
            string? inner = awaited.Inner is { } step ? Entrances.NameOf(step, symbols) : null;
            int present = inner is null ? done.FindLastIndex(isEntering) : done.FindLastIndex(call => call.Method == inner);
            if (present >= 0) done.RemoveAt(present);
        }

        int entered = done.FindLastIndex(isEntering);
        if (entered >= 0 && !done.Skip(entered).Any(call => isOwn(call) && call.Method == "Release") && history.FromHere.Any(call => isOwn(call) && call.Method == "Release")) return true;
        int wrapped = done.FindLastIndex(call => entrances.Contains(call.Method));
        return wrapped >= 0 && !done.Skip(wrapped).Any(Entrances.IsLeaving) && history.FromHere.Any(Entrances.IsLeaving);
    }
}
