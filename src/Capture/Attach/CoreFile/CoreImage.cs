using System.Runtime.InteropServices;
using Hangdump.Capture.Attach.Linux;
using Microsoft.Diagnostics.Runtime;
using Microsoft.Diagnostics.Runtime.DataReaders.Implementation;
using Microsoft.Win32.SafeHandles;

namespace Hangdump.Capture.Attach.CoreFile;

/// <summary>
/// The target as its core file holds it. What a core file leaves out, because it stands in the mapped files, is read from those.
/// Nothing throws, because an exception in a callback of the native library would abort us. Not thread-safe.
/// </summary>
internal sealed unsafe class CoreImage(IDataReader core, MemoryMap map, string rootPrefix) : IDataReader, IThreadReader
{
    private readonly Dictionary<string, SafeFileHandle?> _files = [];

    /// <summary>
    /// The mapping that the image of the target's runtime begins with. It is the only module: for others the library would look
    /// for their files itself, with code that it does not ship.
    /// </summary>
    public Mapping RuntimeModule { get; set; }

    public string DisplayName => core.DisplayName;

    public bool IsThreadSafe => false;

    public OSPlatform TargetPlatform => core.TargetPlatform;

    public Architecture Architecture => core.Architecture;

    public int ProcessId => core.ProcessId;

    public int PointerSize => core.PointerSize;

    public IEnumerable<ModuleInfo> EnumerateModules() =>
        ModuleInfo.TryCreate(this, RuntimeModule.Start, RuntimeModule.Path) is { } module ? [module] : [];

    public IEnumerable<uint> EnumerateOSThreadIds() => core is IThreadReader threads ? threads.EnumerateOSThreadIds() : [];

    public ulong GetThreadTeb(uint osThreadId) => 0;

    public bool GetThreadContext(uint threadID, uint contextFlags, Span<byte> context)
    {
        context.Clear();
        return core.GetThreadContext(threadID, contextFlags, context);
    }

    public void FlushCachedData()
    {
        // A core file does not change.
    }

    public int Read(ulong address, Span<byte> buffer)
    {
        int done = 0;
        while (done < buffer.Length)
        {
            ulong at = address + (ulong)done;
            int read = core.Read(at, buffer[done..]);
            if (read <= 0)
                read = ReadMapped(at, buffer[done..]);
            if (read <= 0)
                break;
            done += read;
        }
        return done;
    }

    public bool Read<T>(ulong address, out T value) where T : unmanaged
    {
        T read = default;
        bool isWhole = Read(address, new Span<byte>(&read, sizeof(T))) == sizeof(T);
        value = isWhole ? read : default;
        return isWhole;
    }

    public T Read<T>(ulong address) where T : unmanaged => Read(address, out T value) ? value : default;

    public bool ReadPointer(ulong address, out ulong value) => Read(address, out value);

    public ulong ReadPointer(ulong address) => Read<ulong>(address);

    /// <summary>Reads the rest of a page from the file that is mapped there; none where it may have been changed in memory.</summary>
    private int ReadMapped(ulong address, Span<byte> buffer)
    {
        if (map.Find(address) is not { MayChange: false, IsDeleted: false } mapping || FileOf(mapping.Path) is not { } file)
            return 0;
        ulong end = Math.Min(mapping.End, PageCache.PageOf(address) + PageCache.PageSize);
        int length = (int)Math.Min((ulong)buffer.Length, end - address);
        try
        {
            return RandomAccess.Read(file, buffer[..length], (long)(mapping.FileOffset + (address - mapping.Start)));
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private SafeFileHandle? FileOf(string path)
    {
        if (!_files.TryGetValue(path, out SafeFileHandle? file))
            _files[path] = file = Open(rootPrefix + path);
        return file;
    }

    private static SafeFileHandle? Open(string path)
    {
        try
        {
            return File.OpenHandle(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
