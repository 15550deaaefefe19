using Hangdump.Reporting.Rendering.Text.Words;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text;

/// <summary>Parties that wait for the same in the same place, so that they can be told in one line.</summary>
internal sealed class PartyGroup
{
    private readonly List<Party> _parties = [];
    private readonly Wait? _wait;
    private readonly Frame? _place;

    private PartyGroup(Wait? wait, Frame? place) => (_wait, _place) = (wait, place);

    /// <summary>Groups parties; none is lost. Waits for different objects that concern nobody else count as the same.</summary>
    public static IEnumerable<PartyGroup> Of(IReadOnlyList<Party> parties, ReportView view)
    {
        var groups = new Dictionary<(bool, string, string?, int?), PartyGroup>();
        foreach (var party in parties)
        {
            var wait = view.WaitOf(party);
            var place = view.PlaceOf(party);
            var key = (party.Flow is not null, WaitKey.Of(wait, view), place?.Method, place?.Line);
            if (!groups.TryGetValue(key, out var group))
                groups[key] = group = new PartyGroup(wait, place);
            group._parties.Add(party);
        }

        return groups.Values;
    }

    /// <summary>Writes <c>3 threads: 12, 13, 14  wait for monitor Bank._gate … at Bank.Audit() Bank.cs:88</c>.</summary>
    public void Write(int indent, Canvas canvas, ReportView view) =>
        WriteLine(indent, canvas, view, _wait is null ? StyledLine.Of(Activity(view)) : Waits(_wait, view));

    /// <summary>The same, below a line that has said what they wait for.</summary>
    public void WriteBelow(ResourceKind kind, int indent, Canvas canvas, ReportView view) =>
        WriteLine(indent, canvas, view, StyledLine.Of(_wait is null ? Activity(view) : WaitWords.Purpose(_wait, kind) + " it"));

    private void WriteLine(int indent, Canvas canvas, ReportView view, StyledLine activity)
    {
        var line = new StyledLine().Add(Members(view)).Add("  ").Add(activity);
        if (_wait is not null)
            line.Add(WaitWords.Limits(_wait));
        if (_place is null)
        {
            canvas.Write(indent, line);
            return;
        }

        var place = new StyledLine();
        FrameWords.Add(place, _place, view);
        canvas.WritePair(indent, line, place);
    }

    /// <summary>What they wait for. The addresses are left out where everybody waits for something of its own.</summary>
    private StyledLine Waits(Wait wait, ReportView view)
    {
        var isOne = _parties.TrueForAll(party => view.WaitOf(party)!.Resources.SequenceEqual(wait.Resources));
        var line = WaitWords.Of(wait, view, withAddress: isOne);
        return isOne && wait.Resources is [var id] && view.Resource(id) is { } resource && ResourceWords.Owners(resource, view) is { } owners && WaitKey.IsPrivate(resource)
            ? line.Add(", ").Add(owners)
            : line;
    }

    private StyledLine Members(ReportView view) => _parties switch
    {
        [var only] => PartyWords.Of(only, view),
        [{ Flow: not null }, ..] => StyledLine.Of($"{Numbers.Count(_parties.Count, "flow")}: {string.Join(", ", _parties.Select(party => party.Flow))}", Style.Thread),
        _ => StyledLine.Of($"{Numbers.Count(_parties.Count, "thread")}: {PartyWords.Ids(_parties.Select(party => party.Thread ?? 0))}", Style.Thread),
    };

    /// <summary>What those do who wait for nothing.</summary>
    private string Activity(ReportView view) => _parties[0] switch
    {
        { Flow: { } id } => view.Flow(id)?.State == FlowState.Ready ? "ready, needs a thread to run on" : "waits",
        { Thread: { } id } => view.Thread(id)?.State switch
        {
            ThreadState.Dead => "has ended",
            ThreadState.Running => "runs",
            _ => "waits",
        },
        _ => "",
    };
}
