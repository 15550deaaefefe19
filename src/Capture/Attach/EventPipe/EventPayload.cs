using System.Buffers.Binary;
using System.Text;

namespace Hangdump.Capture.Attach.EventPipe;

/// <summary>Reads the fields of a payload one after the other.</summary>
internal static class EventPayload
{
    public static ulong Long(ref ReadOnlySpan<byte> payload)
    {
        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(payload);
        payload = payload[sizeof(ulong)..];
        return value;
    }

    public static uint Int(ref ReadOnlySpan<byte> payload)
    {
        uint value = BinaryPrimitives.ReadUInt32LittleEndian(payload);
        payload = payload[sizeof(uint)..];
        return value;
    }

    /// <summary>UTF-16 up to a zero.</summary>
    public static string Text(ref ReadOnlySpan<byte> payload)
    {
        int end = 0;
        while (BinaryPrimitives.ReadUInt16LittleEndian(payload[end..]) != 0)
            end += sizeof(char);
        string text = Encoding.Unicode.GetString(payload[..end]);
        payload = payload[(end + sizeof(char))..];
        return text;
    }
}
