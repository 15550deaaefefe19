using System.Globalization;
using Hangdump.Capture.Attach.Linux;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Attach.CoreFile;

/// <summary>
/// A core file that the target's runtime writes of itself. Its path is one of the target's; it is deleted as soon as it is open.
/// </summary>
internal sealed class CoreDump
{
    private const byte DumpCommands = 1, GenerateCoreDump = 1;
    private const int WithHeap = 2;
    private const long MegaByte = 1 << 20;

    private readonly TargetProcess _process;
    private readonly string _targetPath;

    public CoreDump(TargetProcess process)
    {
        _process = process;
        _targetPath = System.IO.Path.Join(process.TemporaryFolder, $"hangdump-{Environment.ProcessId}-{Guid.NewGuid():N}.core");
        // What is resident and not of a file is written, and for each thread a stack besides.
        Size = process.AnonymousBytes + process.AnonymousBytes / 8 + (100 + process.ThreadCount / 3) * MegaByte;
    }

    /// <summary>Where the file is for us.</summary>
    public string Path => _process.RootPrefix + _targetPath;

    /// <summary>About how many bytes it will have.</summary>
    public long Size { get; }

    /// <summary>What the user is told before it begins.</summary>
    public string Announcement => string.Create(
        CultureInfo.InvariantCulture,
        $"the runtime of process {_process.Id} writes a core file of about {Size / MegaByte} MB to {Path}; the process stands still meanwhile, for about {Math.Max(1, Size / (170 * MegaByte))} s; the file is deleted afterwards");

    /// <summary>Has it written and opens it.</summary>
    /// <param name="timeout">How long the writing may take.</param>
    /// <param name="announce">Called when nothing speaks against it, just before it begins.</param>
    /// <exception cref="TargetRefusedException">It cannot be written.</exception>
    public FileStream Write(TimeSpan timeout, Action<CoreDump> announce)
    {
        RequireSpace();
        using DiagnosticSocket socket = DiagnosticSocket.Connect(_process) ?? throw NoSocket(_process);
        announce(this);
        try
        {
            byte[] order = [.. DiagnosticSocket.Text(_targetPath), .. BitConverter.GetBytes(WithHeap), .. BitConverter.GetBytes(0)];
            (byte[] answer, int error) = socket.Order(DumpCommands, GenerateCoreDump, order, timeout);
            int result = error != 0 || answer.Length < sizeof(int) ? error : BitConverter.ToInt32(answer);
            if (result != 0)
                throw Failed($"its runtime refused (0x{result:x8}), as one without the program createdump beside it does");
            return new FileStream(Path, FileMode.Open, FileAccess.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw _process.IsAlive ? Failed(exception.Message) : TargetAdmission.Gone(_process.Id);
        }
        finally
        {
            Delete();
        }
    }

    /// <summary>Deletes the file if it is there. Never throws.</summary>
    public void Delete()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It belongs to the target's user, whose folder we may not be allowed to change; its name says whose it is.
        }
    }

    public static TargetRefusedException NoSocket(TargetProcess process) => new(
        RefusalCause.NotPermitted,
        $"the runtime of process {process.Id} takes no orders: it was started with DOTNET_EnableDiagnostics=0, or its TMPDIR or user is another than ours",
        $"read its memory instead: dotnet-hangdump {process.Id}");

    private void RequireSpace()
    {
        long free = new DriveInfo(_process.RootPrefix + _process.TemporaryFolder).AvailableFreeSpace;
        if (free < Size)
            throw new TargetRefusedException(
                RefusalCause.NoSpace,
                $"a core file of process {_process.Id} needs about {Size / MegaByte} MB, and {_process.RootPrefix}{_process.TemporaryFolder} has {free / MegaByte} MB left",
                $"free some space there, or read its memory instead: dotnet-hangdump {_process.Id}");
    }

    private TargetRefusedException Failed(string why) => new(
        RefusalCause.NotPermitted,
        $"process {_process.Id} could not write a core file: {why}",
        $"read its memory instead: dotnet-hangdump {_process.Id}");
}
