using System.Runtime.InteropServices;

namespace Hangdump.Runtime.Native;

/// <summary>
/// The system calls that must work when everything else is stuck: none of them takes a lock of the runtime or of the application.
/// </summary>
internal static unsafe partial class LibC
{
    public const int CloseOnExec = 0x80000, DuplicateCloseOnExec = 1030, SignalKill = 9, SetPtracer = 0x59616d61, NoHang = 1, Interrupted = 4;
    public const short CanRead = 1, CanWrite = 4;

    /// <summary>What glibc and musl need for it at most.</summary>
    public const int SizeOfFileActions = 256;

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* into, nint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* from, nint length);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int WaitFor(int processId, int* status, int options);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static partial int ControlProcess(int option, nuint argument, nuint third, nuint fourth, nuint fifth);

    /// <summary>Ends the process at once: no exit handler runs, which could hang.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void Exit(int code);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitializeFileActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyFileActions(byte* actions);

    /// <returns>0, or the error itself.</returns>
    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(out int processId, string path, byte* actions, nint attributes, string?[] arguments, string?[] environment);

    public struct PollEntry
    {
        public int Descriptor;
        public short Wanted, Got;
    }
}
