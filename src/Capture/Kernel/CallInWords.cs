using System.Globalization;

namespace Hangdump.Capture.Kernel;

/// <summary>Says what a thread does in the kernel: <c>reads from a pipe</c>, <c>accepts on TCP 127.0.0.1:5000</c>.</summary>
/// <param name="pid">The process whose files are meant.</param>
internal sealed class CallInWords(int pid)
{
    /// <param name="descriptor">The file that it is about; null where it is not about one.</param>
    public string Describe(SystemCall call, long? descriptor)
    {
        OpenFile? file = descriptor is { } known ? OpenFile.Read(pid, known) : null;
        return call switch
        {
            SystemCall.Read or SystemCall.Receive => Reading(file),
            SystemCall.Write or SystemCall.Send => Writing(file),
            SystemCall.Accept => "accepts on " + (Socket(file) is { } socket ? Local(socket) : "a socket"),
            SystemCall.Connect => "connects" + (Socket(file)?.Remote is { } remote ? " to TCP " + remote : ""),
            SystemCall.Poll => "waits for events of " + Name(file),
            SystemCall.Select or SystemCall.EventPoll => "waits for events of several files",
            SystemCall.WaitForChild => "waits for a child process",
            SystemCall.LockFile => "waits for a lock on " + Name(file),
            SystemCall.Open => "opens a file",
            SystemCall.Flush => "flushes " + Name(file),
            _ => "is in a system call",
        };
    }

    private string Reading(OpenFile? file) =>
        Socket(file) is { } socket ? (socket.Remote is null && socket.Protocol == "UDP" ? "receives on " : "reads from ") + Peer(socket)
        : file?.Inode("pipe") is not null ? "reads from a pipe" + Others(PipeEnds.Writers(file), "writes to")
        : "reads from " + Name(file);

    private string Writing(OpenFile? file) =>
        Socket(file) is { } socket ? "writes to " + Peer(socket)
        : file?.Inode("pipe") is not null ? "writes to a pipe" + Others(PipeEnds.Readers(file), "reads")
        : "writes to " + Name(file);

    private string Others(IReadOnlyList<int> ends, string verb)
    {
        List<int> others = [.. ends.Where(end => end != pid)];
        return others.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $" that pid {string.Join(", ", others)} {verb}")
            : ends.Count > 0 ? $" that only this process {verb}"
            : "";
    }

    private string Name(OpenFile? file) =>
        Socket(file) is { } socket ? Peer(socket)
        : file is null ? "a file"
        : file.Inode("pipe") is not null ? "a pipe"
        : file.Link.StartsWith("/dev/pts/", StringComparison.Ordinal) || file.Link.StartsWith("/dev/tty", StringComparison.Ordinal) ? "the terminal " + file.Link
        : file.Link.Contains(":[", StringComparison.Ordinal) ? "a " + file.Link[..file.Link.IndexOf(':')]
        : file.Link;

    private ListedSocket? Socket(OpenFile? file) => file?.Inode("socket") is { } inode ? SocketTable.Find(pid, inode) ?? new ListedSocket("socket", "", null) : null;

    private static string Peer(ListedSocket socket) => socket.Remote is { } remote ? $"{socket.Protocol} {remote}" : Local(socket);

    private static string Local(ListedSocket socket) => socket.Protocol switch
    {
        "socket" => "a socket",
        "unix" => socket.Local.Length > 0 ? "unix socket " + socket.Local : "a unix socket",
        _ => $"{socket.Protocol} {socket.Local}",
    };
}
