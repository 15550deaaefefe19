using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>What <c>/proc/&lt;pid&gt;/status</c> says of a process or thread.</summary>
internal sealed record ProcessStatus
{
    /// <summary>The kernel's name, at most 15 characters.</summary>
    public required string Name { get; init; }

    /// <summary>R, S, D, T, t, Z or X.</summary>
    public required char State { get; init; }

    /// <summary>The process that a thread belongs to.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Who traces it; zero for nobody.</summary>
    public required int TracerId { get; init; }

    /// <summary>Real, effective, saved and file-system user.</summary>
    public required IReadOnlyList<uint> Users { get; init; }

    /// <summary>Real, effective, saved and file-system group.</summary>
    public required IReadOnlyList<uint> Groups { get; init; }

    /// <summary>Its id in each PID namespace, ours first, its own last.</summary>
    public required IReadOnlyList<int> NamespaceIds { get; init; }

    public required ulong PermittedCapabilities { get; init; }

    public required ulong EffectiveCapabilities { get; init; }

    public bool IsZombie => State is 'Z' or 'X';

    /// <summary>Reads the status; null when there is no such process or it may not be seen.</summary>
    public static ProcessStatus? Read(ProcDirectory process) => Parse(process.Read("status"u8));

    internal static ProcessStatus? Parse(ReadOnlySpan<byte> text) => text.IsEmpty ? null : new ProcessStatus
    {
        Name = Encoding.UTF8.GetString(Field(text, "Name:"u8)),
        State = Field(text, "State:"u8) is [var state, ..] ? (char)state : '?',
        ProcessId = Numbers(Field(text, "Tgid:"u8)) is [var group, ..] ? (int)group : 0,
        TracerId = Numbers(Field(text, "TracerPid:"u8)) is [var tracer, ..] ? (int)tracer : 0,
        Users = Numbers(Field(text, "Uid:"u8)),
        Groups = Numbers(Field(text, "Gid:"u8)),
        NamespaceIds = Numbers(Field(text, "NSpid:"u8)).ConvertAll(id => (int)id),
        PermittedCapabilities = Hexadecimal(Field(text, "CapPrm:"u8)),
        EffectiveCapabilities = Hexadecimal(Field(text, "CapEff:"u8)),
    };

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        for (int at = 0; at < text.Length;)
        {
            int end = text[at..].IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? text[at..] : text.Slice(at, end);
            if (line.StartsWith(name))
                return line[name.Length..].Trim(" \t"u8);
            at += line.Length + 1;
        }
        return default;
    }

    private static List<uint> Numbers(ReadOnlySpan<byte> field)
    {
        List<uint> numbers = [];
        while (Utf8Parser.TryParse(field, out uint number, out int length))
        {
            numbers.Add(number);
            field = field[length..].TrimStart(" \t"u8);
        }
        return numbers;
    }

    private static ulong Hexadecimal(ReadOnlySpan<byte> field) =>
        ulong.TryParse(Encoding.ASCII.GetString(field), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong value) ? value : 0;
}
