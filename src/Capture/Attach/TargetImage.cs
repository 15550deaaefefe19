using System.Runtime.InteropServices;
using Hangdump.Capture.Attach.Linux;
using Microsoft.Diagnostics.Runtime;
using Microsoft.Diagnostics.Runtime.DataReaders.Implementation;

namespace Hangdump.Capture.Attach;

/// <summary>
/// The target as the debugging library sees it: memory, threads and their registers, and the one module that is its runtime.
/// Nothing throws, because an exception in a callback of the native library would abort us. Not thread-safe.
/// </summary>
internal sealed unsafe class TargetImage(int processId, PageCache pages) : IDataReader, IThreadReader
{
    /// <summary>The mapping that the image of the target's runtime begins with.</summary>
    public Mapping RuntimeModule { get; set; }

    /// <summary>The target's threads, by the id that the runtime stores.</summary>
    public IReadOnlyDictionary<uint, KernelThread> Threads { get; set; } = new Dictionary<uint, KernelThread>();

    /// <summary>The registers of the threads that were stopped, by the id that the runtime stores.</summary>
    public IReadOnlyDictionary<uint, ulong[]> StoppedRegisters { get; set; } = new Dictionary<uint, ulong[]>();

    public string DisplayName => $"process {processId}";

    public bool IsThreadSafe => false;

    public OSPlatform TargetPlatform => OSPlatform.Linux;

    public Architecture Architecture => RuntimeInformation.ProcessArchitecture;

    public int ProcessId => processId;

    public int PointerSize => sizeof(ulong);

    public IEnumerable<ModuleInfo> EnumerateModules() =>
        ModuleInfo.TryCreate(this, RuntimeModule.Start, RuntimeModule.Path) is { } module ? [module] : [];

    public IEnumerable<uint> EnumerateOSThreadIds() => Threads.Keys;

    public ulong GetThreadTeb(uint osThreadId) => 0;

    /// <summary>
    /// Fills in the registers of a stopped thread; of one that waits in the kernel, where its stack ends, without which a walk of
    /// its stack would find no frames.
    /// </summary>
    public bool GetThreadContext(uint threadID, uint contextFlags, Span<byte> context)
    {
        if (StoppedRegisters.TryGetValue(threadID, out ulong[]? registers))
            return Registers.ToContext(registers, context);
        if (Threads.TryGetValue(threadID, out KernelThread? thread) && thread.StackPointer is { } stackPointer)
            return Registers.ToContext(stackPointer, thread.InstructionPointer ?? 0, context);
        context.Clear();
        return false;
    }

    public void FlushCachedData()
    {
        // What the pages hold is decided by the reading, not by the library.
    }

    public int Read(ulong address, Span<byte> buffer) => pages.Read(address, buffer);

    public bool Read<T>(ulong address, out T value) where T : unmanaged
    {
        T read = default;
        bool isWhole = pages.Read(address, new Span<byte>(&read, sizeof(T))) == sizeof(T);
        value = isWhole ? read : default;
        return isWhole;
    }

    public T Read<T>(ulong address) where T : unmanaged => Read(address, out T value) ? value : default;

    public bool ReadPointer(ulong address, out ulong value) => Read(address, out value);

    public ulong ReadPointer(ulong address) => Read<ulong>(address);
}
