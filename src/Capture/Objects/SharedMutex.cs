using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// A named mutex: a robust pthread mutex in a file that every process concerned has mapped. All versions lay it out alike
/// (linux-x64, glibc): a header of eight bytes, the pthread mutex, the process of the owner.
/// </summary>
/// <param name="Name">As the program named it, without a <c>Global</c> or <c>Local</c> prefix.</param>
/// <param name="Address">Where the file is mapped.</param>
internal sealed record SharedMutex(string Name, ulong Address)
{
    private const int LockOffset = 0x08, OwnerOffset = 0x10, ProcessOffset = 0x30, Size = 0x40;
    private const uint OwnerMask = 0x3FFF_FFFF;

    /// <summary>Where a folder of such files lies, wherever that is.</summary>
    public const string Folder = "/.dotnet/shm/";

    /// <summary>Whether an address, as of a futex, lies in it.</summary>
    public bool Contains(ulong address) => address >= Address && address < Address + Size;

    /// <summary>The process and kernel thread that hold it, each as it sees itself; null where nobody does.</summary>
    public (int Process, uint OsThread)? Owner(IDataReader memory)
    {
        if (!memory.Read(Address + LockOffset, out uint word) || (word & OwnerMask) == 0) return null;
        return memory.Read(Address + OwnerOffset, out uint thread) && thread == (word & OwnerMask) && memory.Read(Address + ProcessOffset, out int process)
            ? (process, thread)
            : null;
    }
}
