using System.Diagnostics;
using Hangdump.Capture.Attach.Linux;
using Hangdump.Capture.Runtimes;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Attach.CoreFile;

/// <summary>Reads a process through a core file that its own runtime writes: where only we are refused to read its memory.</summary>
internal static class CoreFileCapture
{
    /// <param name="processId">The process as we see it.</param>
    /// <param name="dac">The path of the DAC that the user gave; null when none.</param>
    /// <param name="limits">How long it may take.</param>
    /// <param name="announce">Takes the core file before it is written.</param>
    /// <param name="emit">Takes the items in their order.</param>
    /// <exception cref="TargetRefusedException">The process cannot be read this way.</exception>
    public static void Run(int processId, string? dac, ReadingLimits limits, Action<CoreDump> announce, Action<SnapshotItem> emit)
    {
        long began = Stopwatch.GetTimestamp();
        TargetProcess process = TargetAdmission.Find(processId);
        ThreadIds ids = new(process.Directory, process.Status);
        KernelThreadTable table = new(process.Directory, ids);
        IReadOnlyDictionary<uint, KernelThread> threads = table.Look();
        MemoryMap map = MemoryMap.Read(process.Directory);

        CoreDump core = new(process);
        long writing = Stopwatch.GetTimestamp();
        FileStream file = core.Write(limits.Timeout, announce);
        TimeSpan pause = Stopwatch.GetElapsedTime(writing);

        CoreImage image = new(DataTarget.LoadDump(core.Path, file, leaveOpen: true, LiveTarget.Options()).DataReader, map, process.RootPrefix);
        RuntimeModule module = TargetAdmission.RequireRuntime(process, new RuntimeFinder(map, image).Find(process.Executable));
        if (module.Stamp is null && !module.Image.IsDeleted)
            module = module with { Stamp = DebuggingLibrary.Open(process.RootPrefix + module.Path)?.Stamp };
        image.RuntimeModule = module.Image;
        string library = new DebuggingLibraryFinder(process, module).Find(dac);
        CaptureContext context = new()
        {
            Runtime = new DataTarget(image, LiveTarget.Options()).ClrVersions[0].CreateRuntime(library, ignoreMismatch: true),
            Memory = image,
            ProcessId = processId,
            RootPrefix = process.RootPrefix,
            KernelThreads = threads,
            MainThreadId = ids.Main,
            IsExhausted = () => Stopwatch.GetElapsedTime(began) >= limits.Timeout,
        };
        CaptureState state = Collector.Collect(context);
        emit(process.Facts(module, threads.Count, state.Threads.Count));
        foreach (SnapshotItem item in Description.Describe(state))
            emit(item);
        emit(new SourceFacts
        {
            Method = ReadMethod.Core,
            Complete = !context.IsExhausted(),
            PauseMilliseconds = Math.Round(pause.TotalMilliseconds, 2),
            Notes = [.. context.Notes],
        });
    }
}
