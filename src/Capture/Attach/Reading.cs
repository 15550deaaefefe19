namespace Hangdump.Capture.Attach;

/// <summary>How long the reading of a target may take.</summary>
/// <param name="MaxPause">How long the target may stand still.</param>
/// <param name="Timeout">How long it may take in all, from now.</param>
internal sealed record ReadingLimits(TimeSpan MaxPause, TimeSpan Timeout);

/// <summary>What a reading of a target brought.</summary>
/// <param name="Collected">What was collected.</param>
/// <param name="Context">What it was collected from.</param>
/// <param name="IsComplete">False when a limit cut the reading short.</param>
internal sealed record Reading<T>(T Collected, CaptureContext Context, bool IsComplete);
