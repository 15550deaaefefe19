using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;

namespace HangTargets.Scenarios.InputOutput;

/// <summary>Threads in blocking calls of the kernel: accept, receive, and a read from a pipe.</summary>
internal static class BlockedReads
{
    public static void Play()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndpoint);
        using Socket server = listener.AcceptSocket();
        Stage.Start("accepting", () =>
        {
            Socket peer = listener.AcceptSocket(); // <- accepting
            GC.KeepAlive(peer);
        });
        Stage.Start("receiving", () =>
        {
            int count = client.Receive(new byte[16]); // <- receiving
            GC.KeepAlive(count);
        });
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var end = new AnonymousPipeClientStream(PipeDirection.Out, pipe.ClientSafePipeHandle);
        Stage.Start("piping", () =>
        {
            int first = pipe.ReadByte(); // <- piping
            GC.KeepAlive(first);
        });
        Stage.ReadyWhenStill(4);
        Thread.Sleep(Timeout.Infinite); // <- main
        GC.KeepAlive(end);
    }
}
