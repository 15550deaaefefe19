namespace Hangdump.DumpTool.Workers;

/// <summary>How the target is read.</summary>
internal enum ReadVia { Ptrace, Dump, Eventpipe }

/// <summary>What a worker is asked to read.</summary>
/// <param name="Pid">The target.</param>
/// <param name="Via">How it is read.</param>
/// <param name="MaxPause">How long the target may stand still.</param>
/// <param name="Timeout">How long the reading may take in all.</param>
/// <param name="Dac">The path of the DAC that the user gave; null when none.</param>
internal sealed record WorkerRequest(int Pid, ReadVia Via, TimeSpan MaxPause, TimeSpan Timeout, string? Dac);
