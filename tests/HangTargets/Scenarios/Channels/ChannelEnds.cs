using System.Threading.Channels;

namespace HangTargets.Scenarios.Channels;

/// <summary>A reader of an empty channel and a writer to a full one.</summary>
internal static class ChannelEnds
{
    private static readonly Channel<string> _incoming = Channel.CreateUnbounded<string>();
    private static readonly Channel<string> _outgoing = Channel.CreateBounded<string>(1);

    public static void Play()
    {
        Stage.Start("reading", () =>
        {
            ReadAsync().Wait(); // <- reading
            GC.KeepAlive(_incoming);
        });
        Stage.Start("writing", () =>
        {
            WriteAsync().Wait(); // <- writing
            GC.KeepAlive(_outgoing);
        });
        Stage.ReadyWhenStill(3);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static async Task ReadAsync()
    {
        await foreach (string letter in _incoming.Reader.ReadAllAsync()) GC.KeepAlive(letter); // <- flow
    }

    private static async Task WriteAsync()
    {
        await _outgoing.Writer.WriteAsync("one");
        await _outgoing.Writer.WriteAsync("two"); // <- flow
    }
}
