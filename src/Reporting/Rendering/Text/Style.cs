namespace Hangdump.Reporting.Rendering.Text;

/// <summary>What a piece of text is; how that looks is the canvas's business.</summary>
internal enum Style { Plain, Heading, Alarm, Warning, Thread, Resource, Location, Faint }
