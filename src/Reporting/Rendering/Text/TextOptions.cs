using Hangdump.Reporting.Report;

namespace Hangdump.Reporting.Rendering.Text;

/// <summary>How a report for people looks.</summary>
public sealed record TextOptions
{
    /// <summary>Whose stacks follow after the findings; where a thread waits is said in any case.</summary>
    public Stacks Stacks { get; init; } = Stacks.All;

    /// <summary>Columns of the terminal; null where lines may be of any length, as in a file.</summary>
    public int? Width { get; init; }

    /// <summary>Whether ANSI colours are used.</summary>
    public bool UsesColor { get; init; }
}
