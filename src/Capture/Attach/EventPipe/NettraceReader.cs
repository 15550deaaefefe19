using System.Buffers.Binary;
using System.Text;

namespace Hangdump.Capture.Attach.EventPipe;

/// <summary>One event of a trace. The payload is valid until the next event.</summary>
internal readonly ref struct NettraceEvent
{
    public required string Provider { get; init; }

    public required int Id { get; init; }

    public required ulong ThreadId { get; init; }

    /// <summary>The addresses of the stack that it was raised on, top first; empty where none was taken.</summary>
    public required ulong[] Stack { get; init; }

    public required ReadOnlySpan<byte> Payload { get; init; }
}

/// <summary>
/// Reads the stream of the runtime's event pipe in the format "Nettrace", version 4
/// (https://github.com/microsoft/perfview/blob/main/src/TraceEvent/EventPipe/NetTraceFormat_v4.md). Not thread-safe.
/// </summary>
internal sealed class NettraceReader(Stream stream)
{
    public delegate void EventHandler(NettraceEvent happened);

    private const byte BeginObject = 5, EndObject = 6, NullReference = 1;
    private const int TraceObjectLength = 48;

    private readonly Dictionary<int, (string Provider, int Id)> _metadata = [];
    private readonly Dictionary<int, ulong[]> _stacks = [];
    private long _position;

    /// <summary>Reads to the end of the stream.</summary>
    /// <exception cref="InvalidDataException">It is no such stream.</exception>
    /// <exception cref="IOException">The stream broke off.</exception>
    public void Read(EventHandler handler)
    {
        if (!Bytes(8).AsSpan().SequenceEqual("Nettrace"u8))
            throw new InvalidDataException("The runtime sent something else than a trace.");
        Bytes(Int());
        while (Byte() == BeginObject)
        {
            string type = TypeName();
            if (type == "Trace")
                Bytes(TraceObjectLength);
            else
                ReadBlock(type, handler);
            if (Byte() != EndObject)
                throw new InvalidDataException($"The object {type} of the trace does not end.");
        }
    }

    private string TypeName()
    {
        if (Byte() != BeginObject || Byte() != NullReference)
            throw new InvalidDataException("An object of the trace has no type.");
        Bytes(2 * sizeof(int));
        string name = Encoding.UTF8.GetString(Bytes(Int()));
        Byte();
        return name;
    }

    private void ReadBlock(string type, EventHandler handler)
    {
        int length = Int();
        Bytes((int)(-_position & 3));
        byte[] block = Bytes(length);
        switch (type)
        {
            case "MetadataBlock": ReadEvents(block, happened => AddMetadata(happened.Payload)); break;
            case "EventBlock": ReadEvents(block, handler); break;
            case "StackBlock": AddStacks(block); break;
        }
    }

    private void AddMetadata(ReadOnlySpan<byte> payload)
    {
        int id = BinaryPrimitives.ReadInt32LittleEndian(payload);
        payload = payload[sizeof(int)..];
        string provider = EventPayload.Text(ref payload);
        _metadata[id] = (provider, BinaryPrimitives.ReadInt32LittleEndian(payload));
    }

    private void AddStacks(ReadOnlySpan<byte> block)
    {
        int first = BinaryPrimitives.ReadInt32LittleEndian(block), count = BinaryPrimitives.ReadInt32LittleEndian(block[4..]);
        block = block[8..];
        for (int i = 0; i < count; i++)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(block);
            ulong[] stack = new ulong[length / sizeof(ulong)];
            for (int k = 0; k < stack.Length; k++)
                stack[k] = BinaryPrimitives.ReadUInt64LittleEndian(block[(4 + k * sizeof(ulong))..]);
            _stacks[first + i] = stack;
            block = block[(4 + length)..];
        }
    }

    private void ReadEvents(ReadOnlySpan<byte> block, EventHandler handler)
    {
        const ushort compressed = 1;
        ushort headerLength = BinaryPrimitives.ReadUInt16LittleEndian(block);
        if ((BinaryPrimitives.ReadUInt16LittleEndian(block[2..]) & compressed) == 0)
            throw new InvalidDataException("The trace is of an older format.");
        block = block[headerLength..];
        CompressedHeader header = default;
        while (!block.IsEmpty)
        {
            header.Read(ref block);
            (string provider, int id) = _metadata.GetValueOrDefault(header.MetadataId, ("", 0));
            handler(new NettraceEvent
            {
                Provider = provider,
                Id = id,
                ThreadId = header.ThreadId,
                Stack = _stacks.GetValueOrDefault(header.StackId) ?? [],
                Payload = block[..header.PayloadLength],
            });
            block = block[header.PayloadLength..];
        }
    }

    private byte Byte() => Bytes(1)[0];

    private int Int() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(sizeof(int)));

    private byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        stream.ReadExactly(bytes);
        _position += length;
        return bytes;
    }

    /// <summary>A header says only what differs from the one before it in the block.</summary>
    private struct CompressedHeader
    {
        public int MetadataId { get; private set; }

        public ulong ThreadId { get; private set; }

        public int StackId { get; private set; }

        public int PayloadLength { get; private set; }

        public void Read(ref ReadOnlySpan<byte> block)
        {
            const byte metadata = 1, sequence = 2, thread = 4, stack = 8, activity = 16, relatedActivity = 32, length = 128;
            const int identifierLength = 16;
            byte flags = block[0];
            block = block[1..];
            if ((flags & metadata) != 0)
                MetadataId = (int)Number(ref block);
            if ((flags & sequence) != 0)
            {
                Number(ref block);
                Number(ref block);
                Number(ref block);
            }
            if ((flags & thread) != 0)
                ThreadId = Number(ref block);
            if ((flags & stack) != 0)
                StackId = (int)Number(ref block);
            Number(ref block);
            if ((flags & activity) != 0)
                block = block[identifierLength..];
            if ((flags & relatedActivity) != 0)
                block = block[identifierLength..];
            if ((flags & length) != 0)
                PayloadLength = (int)Number(ref block);
        }

        /// <summary>Seven bits a byte, the lowest first.</summary>
        private static ulong Number(ref ReadOnlySpan<byte> block)
        {
            ulong number = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte next = block[0];
                block = block[1..];
                number |= (ulong)(next & 0x7f) << shift;
                if (next < 0x80)
                    return number;
            }
        }
    }
}
