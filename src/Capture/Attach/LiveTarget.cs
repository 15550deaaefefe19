using Hangdump.Capture.Attach.Linux;
using Hangdump.Capture.Runtimes;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Attach;

/// <summary>A running process whose runtime can be read: found, permitted, its DAC loaded. Not thread-safe.</summary>
internal sealed class LiveTarget
{
    private const int MaxThreads = 1_000_000, MaxFrames = 1_000_000;

    private LiveTarget(TargetProcess process, TargetImage image, ProcessMemory memory, PageCache pages, KernelThreadTable threads, ThreadIds ids, RuntimeModule module, ClrRuntime runtime)
    {
        Process = process;
        Image = image;
        Memory = memory;
        Pages = pages;
        Threads = threads;
        Ids = ids;
        Module = module;
        Runtime = runtime;
    }

    public TargetProcess Process { get; }

    public TargetImage Image { get; }

    /// <summary>The memory as it is now.</summary>
    public ProcessMemory Memory { get; }

    /// <summary>What the image knows of the memory.</summary>
    public PageCache Pages { get; }

    public KernelThreadTable Threads { get; }

    public ThreadIds Ids { get; }

    public RuntimeModule Module { get; }

    /// <summary>Never disposed of: unloading the DAC can crash us.</summary>
    public ClrRuntime Runtime { get; }

    /// <summary>Opens the process without stopping it.</summary>
    /// <param name="processId">The process as we see it.</param>
    /// <param name="dac">The path of the DAC that the user gave; null when none.</param>
    /// <exception cref="TargetRefusedException">It cannot be read.</exception>
    public static LiveTarget Open(int processId, string? dac)
    {
        TargetProcess process = TargetAdmission.Open(processId);
        ThreadIds ids = new(process.Directory, process.Status);
        KernelThreadTable threads = new(process.Directory, ids);
        threads.Look();

        MemoryMap map = MemoryMap.Read(process.Directory);
        ProcessMemory memory = new(processId);
        PageCache pages = new(memory);
        TargetImage image = new(processId, pages);
        RuntimeModule module = TargetAdmission.RequireRuntime(process, new RuntimeFinder(map, image).Find(process.Executable));
        image.RuntimeModule = module.Image;
        string library = new DebuggingLibraryFinder(process, module).Find(dac);
        return new LiveTarget(process, image, memory, pages, threads, ids, module, CreateRuntime(image, library, process));
    }

    /// <summary>What the readers of a capture are handed.</summary>
    public CaptureContext Context(IReadOnlyDictionary<uint, KernelThread> threads, Func<bool> isExhausted, ImageKind kind = ImageKind.Still) => new()
    {
        Runtime = Runtime,
        Memory = Image,
        ProcessId = Process.Id,
        RootPrefix = Process.RootPrefix,
        Mappings = () => MemoryMap.Read(Process.Directory).Mappings,
        KernelThreads = threads,
        MainThreadId = Ids.Main,
        IsExhausted = isExhausted,
        Kind = kind,
    };

    public ProcessFacts Facts(int managedThreads) => Process.Facts(Module, Image.Threads.Count, managedThreads);

    /// <summary>How the library reads anything here: with limits that no sound target reaches, and without looking for symbols.</summary>
    public static DataTargetOptions Options() => new()
    {
        SymbolPaths = [],
        VerifyDacOnWindows = false,
        Limits = new DataTargetLimits { MaxThreads = MaxThreads, MaxStackFrames = MaxFrames },
    };

    private static ClrRuntime CreateRuntime(TargetImage image, string library, TargetProcess process)
    {
        DataTarget target = new(image, Options());
        try
        {
            // The fit has been checked by what the files say of their build; the library's own check knows no Linux versions.
            return target.ClrVersions[0].CreateRuntime(library, ignoreMismatch: true);
        }
        catch (Exception exception) when (exception is ClrDiagnosticsException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw process.IsAlive
                ? new TargetRefusedException(RefusalCause.NotDotNet, $"the .NET runtime of process {process.Id} cannot be read: {exception.Message}", $"if the process has only just started, try again: dotnet-hangdump {process.Id}")
                : TargetAdmission.Gone(process.Id);
        }
    }
}
