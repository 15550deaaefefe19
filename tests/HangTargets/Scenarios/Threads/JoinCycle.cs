namespace HangTargets.Scenarios.Threads;

/// <summary>Three threads: the first joins the second, the second the third, and the third the first.</summary>
internal static class JoinCycle
{
    private static Thread? _reader, _parser, _writer;

    public static void Play()
    {
        _reader = Stage.Start("reader", Read);
        _parser = Stage.Start("parser", Parse);
        _writer = Stage.Start("writer", Write);
        Stage.ReadyWhenStill(4);
        _writer.Join(); // <- main
    }

    private static void Read()
    {
        Stage.Until(() => Volatile.Read(ref _parser) is not null);
        _parser!.Join(); // <- reader
    }

    private static void Parse()
    {
        Stage.Until(() => Volatile.Read(ref _writer) is not null);
        _writer!.Join(); // <- parser
    }

    private static void Write()
    {
        _reader!.Join(); // <- writer
    }
}
