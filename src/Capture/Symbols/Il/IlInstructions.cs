using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Il;

/// <param name="Operand">The operand's bits: a token, an index, a branch's distance; 0 where there is none or it is wider.</param>
internal readonly record struct Instruction(int Offset, ILOpCode Code, int Operand);

/// <summary>Takes IL apart into instructions (ECMA-335, III).</summary>
internal static class IlInstructions
{
    private const int Switch = 0x45;

    /// <summary>Ends quietly where the IL is cut off.</summary>
    public static IEnumerable<Instruction> Read(ImmutableArray<byte> il)
    {
        int at = 0;
        while (at < il.Length)
        {
            int start = at;
            int code = il[at++];
            if (code == 0xFE)
            {
                if (at >= il.Length)
                    yield break;
                code = 0xFE00 | il[at++];
            }

            int size = code == Switch && at + 4 <= il.Length ? 4 + 4 * Integer(il, at, 4) : OperandSize(code);
            if (size < 0 || at + size > il.Length)
                yield break;
            yield return new Instruction(start, (ILOpCode)code, size <= 4 ? Integer(il, at, size) : 0);
            at += size;
        }
    }

    private static int Integer(ImmutableArray<byte> il, int at, int size) => size switch
    {
        1 => il[at],
        2 => il[at] | il[at + 1] << 8,
        4 => il[at] | il[at + 1] << 8 | il[at + 2] << 16 | il[at + 3] << 24,
        _ => 0,
    };

    private static int OperandSize(int code) => code switch
    {
        (>= 0x0E and <= 0x13) or 0x1F or (>= 0x2B and <= 0x37) or 0xDE or 0xFE12 or 0xFE19 => 1,
        >= 0xFE09 and <= 0xFE0E => 2,
        0x20 or 0x22 or (>= 0x27 and <= 0x29) or (>= 0x38 and <= 0x44) or (>= 0x6F and <= 0x75) or 0x79 or (>= 0x7B and <= 0x81)
            or 0x8C or 0x8D or 0x8F or (>= 0xA3 and <= 0xA5) or 0xC2 or 0xC6 or 0xD0 or 0xDD or 0xFE06 or 0xFE07 or 0xFE15 or 0xFE16 or 0xFE1C => 4,
        0x21 or 0x23 => 8,
        _ => 0,
    };
}
