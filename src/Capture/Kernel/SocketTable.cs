using System.Globalization;
using System.Net;

namespace Hangdump.Capture.Kernel;

/// <summary>A socket as the kernel's tables list it.</summary>
/// <param name="Protocol"><c>TCP</c>, <c>UDP</c> or <c>unix</c>.</param>
/// <param name="Local">Address and port; of a unix socket its path, empty where it has none.</param>
/// <param name="Remote">Address and port of the other side; null where it is not connected.</param>
internal sealed record ListedSocket(string Protocol, string Local, string? Remote);

/// <summary>Looks sockets up by inode in <c>/proc/…/net</c>, which shows those of the process's own network.</summary>
internal static class SocketTable
{
    private static readonly (string File, string Protocol)[] _tables = [("tcp", "TCP"), ("tcp6", "TCP"), ("udp", "UDP"), ("udp6", "UDP")];

    /// <summary>Null where no table lists it.</summary>
    public static ListedSocket? Find(int pid, long inode)
    {
        string wanted = inode.ToString(CultureInfo.InvariantCulture);
        string folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/net/");
        foreach ((string file, string protocol) in _tables)
        {
            foreach (string[] entry in Entries(folder + file))
            {
                if (entry is [_, var local, var remote, _, _, _, _, _, _, var listed, ..] && listed == wanted)
                    return new ListedSocket(protocol, Parse(local), remote.EndsWith(":0000", StringComparison.Ordinal) ? null : Parse(remote));
            }
        }

        foreach (string[] entry in Entries(folder + "unix"))
        {
            if (entry is [_, _, _, _, _, _, var listed, ..] && listed == wanted) return new ListedSocket("unix", entry.Length > 7 ? entry[7] : "", null);
        }

        return null;
    }

    private static IEnumerable<string[]> Entries(string table)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(table);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        foreach (string line in lines.Skip(1)) yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Four-byte groups of the address in the byte order of the machine, then the port, all in hexadecimal.</summary>
    private static string Parse(string endpoint)
    {
        int colon = endpoint.IndexOf(':');
        byte[] address = Convert.FromHexString(endpoint.AsSpan(0, colon));
        if (BitConverter.IsLittleEndian)
        {
            for (int group = 0; group < address.Length; group += 4) Array.Reverse(address, group, 4);
        }

        var ip = new IPAddress(address);
        int port = int.Parse(endpoint.AsSpan(colon + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new IPEndPoint(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip, port).ToString();
    }
}
