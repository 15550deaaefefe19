using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Attach.CoreFile;

/// <summary>
/// The socket on which a runtime takes orders (the "Diagnostic IPC Protocol" of the runtime's documentation). It is found through
/// the target's own file system, so that a target in a container is reached too.
/// </summary>
internal sealed class DiagnosticSocket : IDisposable
{
    private const int HeaderLength = 20, SizeAt = 14, CommandSetAt = 16, CommandAt = 17;
    private const byte ServerSet = 0xff, Ok = 0x00;

    private readonly Socket _socket;

    private DiagnosticSocket(Socket socket) => _socket = socket;

    private static ReadOnlySpan<byte> Magic => "DOTNET_IPC_V1\0"u8;

    /// <summary>Connects to the target's runtime; null when it listens nowhere.</summary>
    public static DiagnosticSocket? Connect(TargetProcess process)
    {
        int innerId = process.Status.NamespaceIds is [.., var inner] ? inner : process.Id;
        string folder = process.RootPrefix + process.TemporaryFolder;
        if (!Directory.Exists(folder))
            return null;
        foreach (string path in Directory.EnumerateFileSystemEntries(folder, $"dotnet-diagnostic-{innerId}-*-socket"))
        {
            Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                socket.Connect(new UnixDomainSocketEndPoint(path));
                return new DiagnosticSocket(socket);
            }
            catch (SocketException)
            {
                // Left behind by a process of the same id.
                socket.Dispose();
            }
        }
        return null;
    }

    /// <summary>A text as the protocol writes it: its length with the final zero, then UTF-16.</summary>
    public static byte[] Text(string text)
    {
        byte[] bytes = new byte[sizeof(int) + (text.Length + 1) * sizeof(char)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, text.Length + 1);
        Encoding.Unicode.GetBytes(text, bytes.AsSpan(sizeof(int)));
        return bytes;
    }

    /// <summary>Gives an order and waits for the answer.</summary>
    /// <returns>The answer's content; the error number of the runtime when it refused.</returns>
    /// <exception cref="IOException">The runtime has closed the connection, or did not answer in time.</exception>
    public (byte[] Content, int Error) Order(byte set, byte command, ReadOnlySpan<byte> content, TimeSpan timeout)
    {
        byte[] message = new byte[HeaderLength + content.Length];
        Magic.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(SizeAt), (ushort)message.Length);
        message[CommandSetAt] = set;
        message[CommandAt] = command;
        content.CopyTo(message.AsSpan(HeaderLength));
        try
        {
            _socket.ReceiveTimeout = (int)Math.Max(1, timeout.TotalMilliseconds);
            _socket.Send(message);
            byte[] header = Receive(HeaderLength);
            byte[] answer = Receive(BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(SizeAt)) - HeaderLength);
            bool isOk = header[CommandSetAt] == ServerSet && header[CommandAt] == Ok;
            return (answer, isOk ? 0 : answer.Length >= sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(answer) : -1);
        }
        catch (SocketException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    /// <summary>What the runtime sends after its answer.</summary>
    public Stream OpenStream() => new NetworkStream(_socket, ownsSocket: false);

    public void Dispose() => _socket.Dispose();

    private byte[] Receive(int length)
    {
        byte[] bytes = new byte[Math.Max(0, length)];
        for (int got = 0; got < bytes.Length;)
        {
            int count = _socket.Receive(bytes.AsSpan(got), SocketFlags.None);
            if (count == 0)
                throw new IOException("The runtime has closed the connection.");
            got += count;
        }
        return bytes;
    }
}
