namespace Hangdump.Reporting.Rendering.Text;

/// <summary>Lays out lines: indents, wraps or cuts them at the width of the terminal, and colours them. Not thread-safe.</summary>
internal sealed class Canvas(TextWriter to, int? width, bool usesColor)
{
    /// <summary>A narrower terminal gets lines of this width, which it breaks itself.</summary>
    private const int Narrowest = 40;

    private readonly int _width = width is { } columns ? Math.Max(columns, Narrowest) : int.MaxValue;
    private bool _isBlank = true;

    /// <summary>Separates paragraphs by one empty line, however often it is called.</summary>
    public void Separate()
    {
        if (!_isBlank)
            to.Write('\n');
        _isBlank = true;
    }

    /// <summary>Writes a line and wraps it at blanks; what does not fit is indented by <paramref name="hang"/> more.</summary>
    public void Write(int indent, StyledLine line, int hang = 4)
    {
        if (indent + line.Length <= _width)
            WriteWhole(indent, line);
        else
            WriteWrapped(indent, new FlatLine(line), hang);
    }

    /// <summary>Writes a line and cuts off what does not fit.</summary>
    public void WriteCut(int indent, StyledLine line)
    {
        if (indent + line.Length <= _width)
        {
            WriteWhole(indent, line);
            return;
        }

        var flat = new FlatLine(line);
        Indent(indent);
        WriteSpan(flat, 0, flat.SafeEnd(0, _width - indent - 1));
        to.Write("…\n");
    }

    /// <summary>Writes two parts in one line if they fit, else the second below the first.</summary>
    public void WritePair(int indent, StyledLine first, StyledLine second, int hang = 4)
    {
        if (indent + first.Length + 3 + second.Length <= _width)
        {
            WriteWhole(indent, new StyledLine().Add(first).Add("   ").Add(second));
            return;
        }

        Write(indent, first, hang);
        Write(indent + hang, second, hang);
    }

    private void WriteWhole(int indent, StyledLine line)
    {
        Indent(indent);
        foreach (var (text, style) in line.Spans)
            WriteStyled(text, style);
        to.Write('\n');
    }

    private void WriteWrapped(int indent, FlatLine line, int hang)
    {
        var start = 0;
        while (start < line.Length)
        {
            var available = _width - indent;
            var end = line.Break(start, available);
            Indent(indent);
            WriteSpan(line, start, end);
            to.Write('\n');
            start = line.SkipBlanks(end);
            indent = Math.Min(indent + hang, _width / 2);
            hang = 0;
        }
    }

    private void WriteSpan(FlatLine line, int start, int end)
    {
        while (start < end)
        {
            var next = line.EndOfStyle(start, end);
            WriteStyled(line.Text[start..next], line.Styles[start]);
            start = next;
        }
    }

    private void WriteStyled(string text, Style style)
    {
        var code = usesColor ? Code(style) : null;
        if (code is null)
        {
            to.Write(text);
            return;
        }

        to.Write(code);
        to.Write(text);
        to.Write("\e[0m");
    }

    private void Indent(int columns)
    {
        _isBlank = false;
        for (var i = 0; i < columns; i++)
            to.Write(' ');
    }

    private static string? Code(Style style) => style switch
    {
        Style.Heading => "\e[1m",
        Style.Alarm => "\e[1;31m",
        Style.Warning => "\e[1;33m",
        Style.Thread => "\e[34m",
        Style.Resource => "\e[35m",
        Style.Location => "\e[36m",
        Style.Faint => "\e[2m",
        _ => null,
    };
}
