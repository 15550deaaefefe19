using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// The files below <c>/proc/&lt;pid&gt;</c>. The directory stays open, so a recycled pid is never taken for the target.
/// Nothing throws: what cannot be read is empty. Not thread-safe, except that each thread may have its own instance.
/// </summary>
internal sealed unsafe class ProcDirectory : IDisposable
{
    private readonly int _directory;
    private byte[] _buffer = new byte[4096];

    public ProcDirectory(int processId)
    {
        ProcessId = processId;
        fixed (byte* path = Encoding.ASCII.GetBytes($"/proc/{processId}\0"))
            _directory = LibC.OpenAt(0, path, LibC.OpenReadOnly | LibC.OpenDirectory | LibC.OpenCloseOnExec, 0);
    }

    public int ProcessId { get; }

    public bool Exists => _directory >= 0;

    /// <summary>The error number of the last read; zero when it worked.</summary>
    public int LastError { get; private set; }

    /// <summary>The file of the process; valid until the next read.</summary>
    public ReadOnlySpan<byte> Read(ReadOnlySpan<byte> file)
    {
        Span<byte> path = stackalloc byte[64];
        file.CopyTo(path);
        path[file.Length] = 0;
        return ReadPath(path);
    }

    /// <summary>The file of one thread; valid until the next read.</summary>
    public ReadOnlySpan<byte> Read(int thread, ReadOnlySpan<byte> file)
    {
        Span<byte> path = stackalloc byte[64];
        "task/"u8.CopyTo(path);
        Utf8Formatter.TryFormat(thread, path[5..], out int digits);
        path[5 + digits] = (byte)'/';
        file.CopyTo(path[(6 + digits)..]);
        path[6 + digits + file.Length] = 0;
        return ReadPath(path);
    }

    /// <summary>Replaces the list by the ids of all threads that exist now.</summary>
    public void ListThreads(List<int> threads)
    {
        threads.Clear();
        int tasks = Open("task\0"u8, LibC.OpenDirectory);
        if (tasks < 0)
            return;
        fixed (byte* buffer = _buffer)
        {
            nint length;
            while ((length = LibC.GetDirectoryEntries(tasks, buffer, (nuint)_buffer.Length)) > 0)
                for (nint at = 0; at < length; at += *(ushort*)(buffer + at + DirectoryEntry.RecordLength))
                    if (Utf8Parser.TryParse(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer + at + DirectoryEntry.Name), out int thread, out _))
                        threads.Add(thread);
        }
        LibC.Close(tasks);
    }

    public void Dispose()
    {
        if (Exists)
            LibC.Close(_directory);
    }

    private ReadOnlySpan<byte> ReadPath(scoped ReadOnlySpan<byte> path)
    {
        int file = Open(path, 0);
        if (file < 0)
            return default;
        int length = 0;
        while (true)
        {
            nint got;
            fixed (byte* buffer = _buffer)
                got = LibC.Read(file, buffer + length, (nuint)(_buffer.Length - length));
            if (got <= 0)
            {
                LastError = got < 0 ? Marshal.GetLastPInvokeError() : 0;
                break;
            }
            length += (int)got;
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 4);
        }
        LibC.Close(file);
        return _buffer.AsSpan(0, length);
    }

    private int Open(scoped ReadOnlySpan<byte> path, int flags)
    {
        LastError = LibC.Esrch;
        if (!Exists)
            return -1;
        fixed (byte* start = path)
        {
            int opened = LibC.OpenAt(_directory, start, LibC.OpenReadOnly | LibC.OpenCloseOnExec | flags, 0);
            LastError = opened < 0 ? Marshal.GetLastPInvokeError() : 0;
            return opened;
        }
    }

    /// <summary>Offsets in the kernel's <c>linux_dirent64</c>.</summary>
    private static class DirectoryEntry
    {
        public const int RecordLength = 16, Name = 19;
    }
}
