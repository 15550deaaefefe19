using Hangdump.Capture.Threads;

namespace Hangdump.Capture.Objects;

/// <summary>A monitor that some thread holds.</summary>
/// <param name="Recursion">How often its owner has entered it: 1 for once.</param>
internal readonly record struct MonitorState(RecordedOwner Owner, int Recursion);
