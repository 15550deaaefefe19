using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FieldTargets.Scenarios;

/// <summary>A small web shop on a free loopback port, and its customers.</summary>
internal static class Shop
{
    public static WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        return builder.Build();
    }

    public static int PortOf(WebApplication shop) => new Uri(shop.Urls.First()).Port;

    /// <summary>Sends requests over one plain connection each, and waits for the first byte of the first answer.</summary>
    public static void Ask(int port, string path, int requests)
    {
        byte[] request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
        var customers = new List<Socket>();
        for (int customer = 0; customer < requests; customer++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(IPAddress.Loopback, port);
            socket.Send(request);
            customers.Add(socket);
        }
        customers[0].Receive(new byte[1]);
        GC.KeepAlive(customers);
    }
}
