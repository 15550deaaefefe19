namespace Hangdump.Reporting.Rendering.Text;

/// <summary>A line as characters with a style each, for finding places to break it.</summary>
internal sealed class FlatLine
{
    public FlatLine(StyledLine line)
    {
        Text = string.Concat(line.Spans.Select(span => span.Text));
        Styles = new Style[Text.Length];
        var at = 0;
        foreach (var (text, style) in line.Spans)
        {
            Styles.AsSpan(at, text.Length).Fill(style);
            at += text.Length;
        }
    }

    public string Text { get; }

    public Style[] Styles { get; }

    public int Length => Text.Length;

    /// <summary>Where a line from <paramref name="start"/> ends: at the last blank that fits, else in the middle of a word.</summary>
    public int Break(int start, int available)
    {
        if (Length - start <= available)
            return Length;
        var blank = Text.LastIndexOf(' ', start + available, available);
        while (blank > start && Text[blank - 1] == ' ')
            blank--;
        // A word that needs more than a line is broken where the line ends rather than moved to a line of its own.
        return blank - start > available / 3 ? blank : BreakWord(start, available);
    }

    /// <summary>A long name is broken before one of its dots, if there is one near the end of the line.</summary>
    private int BreakWord(int start, int available)
    {
        var dot = Text.LastIndexOf('.', start + available - 1, available);
        return dot - start > available / 2 ? dot : SafeEnd(start, available);
    }

    /// <summary>An end that fits and does not part a surrogate pair.</summary>
    public int SafeEnd(int start, int available)
    {
        var end = Math.Min(start + available, Length);
        return end < Length && char.IsLowSurrogate(Text[end]) ? end - 1 : end;
    }

    public int SkipBlanks(int at)
    {
        while (at < Length && Text[at] == ' ')
            at++;
        return at;
    }

    public int EndOfStyle(int start, int end)
    {
        var at = start + 1;
        while (at < end && Styles[at] == Styles[start])
            at++;
        return at;
    }
}
