using System.Diagnostics;
using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;

namespace HangTargets.Scenarios.Waits;

/// <summary>Threads that wait for the world outside: sockets, pipes, files, processes, timers and callbacks.</summary>
internal static class SystemWaits
{
    // A listener that is collected resets its connections.
    private static readonly TcpListener _listener = new(IPAddress.Loopback, 0), _quiet = new(IPAddress.Loopback, 0);

    public static void Play()
    {
        Sockets();
        Pipes();
        Processes();
        Callbacks();
    }

    private static void Sockets()
    {
        _listener.Start();
        _quiet.Start();
        int port = ((IPEndPoint)_quiet.LocalEndpoint).Port;
        Stage.Start("socket-accept", () => _listener.AcceptSocket());
        Stage.Start("socket-receive", () => Connect(port).Receive(new byte[1]));
        Stage.Start("socket-receive-limited", () =>
        {
            Socket socket = Connect(port);
            socket.ReceiveTimeout = 600_000;
            socket.Receive(new byte[1]);
        });
        Stage.Start("socket-receive-after-async", () =>
        {
            Socket socket = Connect(port);
            using var soon = new CancellationTokenSource(1);
            socket.ReceiveAsync(new byte[1], SocketFlags.None, soon.Token).AsTask().ContinueWith(_ => { }, TaskScheduler.Default).Wait();
            socket.Receive(new byte[1]);
        });
        Stage.Start("socket-send", () =>
        {
            Socket socket = Connect(port);
            for (byte[] much = new byte[1 << 20]; ;) socket.Send(much);
        });
        Stage.Start("socket-datagram", () =>
        {
            using var socket = new UdpClient(0, AddressFamily.InterNetwork);
            IPEndPoint? from = null;
            socket.Receive(ref from);
        });
        Stage.Start("socket-stream", () => new NetworkStream(Connect(port)).ReadByte());
        Stage.Start("socket-poll", () => Connect(port).Poll(-1, SelectMode.SelectRead));
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }

    private static void Pipes()
    {
        Stage.Start("pipe-read", () =>
        {
            var server = new AnonymousPipeServerStream(PipeDirection.In);
            server.ReadByte();
        });
        Stage.Start("pipe-write", () =>
        {
            var server = new AnonymousPipeServerStream(PipeDirection.Out);
            for (byte[] much = new byte[4096]; ;) server.Write(much);
        });
        Stage.Start("pipe-named", () => new NamedPipeServerStream("hangtargets-" + Environment.ProcessId).WaitForConnection());
        Stage.Start("console-read", () => Console.In.ReadLine());
    }

    /// <summary>The arguments of a tail that runs as long as this process.</summary>
    private static string[] Endless => ["--pid=" + Environment.ProcessId, "-f", "/dev/null"];

    private static void Processes()
    {
        Stage.Start("process-exit", () => Process.Start("tail", Endless).WaitForExit());
        Stage.Start("process-exit-limited", () => Process.Start("tail", Endless).WaitForExit(600_000));
        Stage.Start("process-output", () =>
        {
            var process = new Process { StartInfo = new ProcessStartInfo("sh", ["-c", $"tail {string.Join(' ', Endless)} & echo started"]) { RedirectStandardOutput = true } };
            process.OutputDataReceived += (_, _) => { };
            process.Start();
            process.BeginOutputReadLine();
            process.WaitForExit();
        });
        Stage.Start("process-read", () =>
        {
            Process process = Process.Start(new ProcessStartInfo("sh", ["-c", $"tail {string.Join(' ', Endless)} & echo started"]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
        });
    }

    private static void Callbacks()
    {
        var stopping = new CancellationTokenSource();
        CancellationTokenRegistration registration = stopping.Token.Register(() =>
        {
            Stage.Enter("cancellation-callback");
            Thread.Sleep(Timeout.Infinite);
        });
        new Thread(stopping.Cancel) { IsBackground = true }.Start();
        Stage.Start("cancellation-dispose", () =>
        {
            Thread.Sleep(300);
            registration.Dispose();
        }, restless: true);

        var timer = new Timer(_ =>
        {
            Stage.Enter("timer-callback");
            Thread.Sleep(Timeout.Infinite);
        }, null, 0, Timeout.Infinite);
        Stage.Start("timer-dispose", () =>
        {
            Thread.Sleep(300);
            using var ended = new ManualResetEvent(false);
            timer.Dispose(ended);
            ended.WaitOne();
        });
        var second = new Timer(_ => Thread.Sleep(Timeout.Infinite), null, 0, Timeout.Infinite);
        Stage.Start("timer-dispose-async", () =>
        {
            Thread.Sleep(300);
            second.DisposeAsync().AsTask().Wait();
        });
    }
}
