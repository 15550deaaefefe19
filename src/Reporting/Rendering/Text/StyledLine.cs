namespace Hangdump.Reporting.Rendering.Text;

/// <summary>One line of the report before it is laid out. All text that enters it is made printable.</summary>
internal sealed class StyledLine
{
    private readonly List<(string Text, Style Style)> _spans = [];

    public static StyledLine Of(string text, Style style = Style.Plain) => new StyledLine().Add(text, style);

    public IReadOnlyList<(string Text, Style Style)> Spans => _spans;

    public int Length { get; private set; }

    public StyledLine Add(string text, Style style = Style.Plain)
    {
        var printable = Printable.Line(text);
        _spans.Add((printable, style));
        Length += printable.Length;
        return this;
    }

    public StyledLine Add(StyledLine other)
    {
        _spans.AddRange(other._spans);
        Length += other.Length;
        return this;
    }
}
