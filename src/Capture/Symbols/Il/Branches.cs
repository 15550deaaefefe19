using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Il;

/// <summary>Where an instruction may go on besides the next one.</summary>
internal static class Branches
{
    private const int ShortSize = 2;
    private const int LongSize = 5;

    /// <summary>The offset that a branch leads to; null for an instruction that is none, and for a switch.</summary>
    public static int? Target(Instruction instruction) => instruction.Code switch
    {
        (>= ILOpCode.Br_s and <= ILOpCode.Blt_un_s) or ILOpCode.Leave_s => instruction.Offset + ShortSize + (sbyte)instruction.Operand,
        (>= ILOpCode.Br and <= ILOpCode.Blt_un) or ILOpCode.Leave => instruction.Offset + LongSize + instruction.Operand,
        _ => null,
    };
}
