using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Il;

/// <summary>How many values an instruction takes from the evaluation stack and puts on it (ECMA-335, III); calls aside.</summary>
internal static class StackEffect
{
    public static (int Pops, int Pushes) Of(ILOpCode code) => (int)code switch
    {
        0x25 => (1, 2),                                                                 // dup
        (>= 0x02 and <= 0x09) or 0x0E or 0x0F or 0x11 or 0x12 or (>= 0x14 and <= 0x23)  // ldarg, ldloc, ldnull, ldc
            or 0x72 or 0x7E or 0x7F or 0xD0                                             // ldstr, ldsfld, ldsflda, ldtoken
            or 0xFE00 or 0xFE06 or 0xFE09 or 0xFE0A or 0xFE0C or 0xFE0D or 0xFE1C => (0, 1),
        (>= 0x0A and <= 0x0D) or 0x10 or 0x13 or 0x26 or 0x2C or 0x2D or 0x39 or 0x3A   // stloc, starg, pop, brfalse, brtrue
            or 0x45 or 0x7A or 0x80 or 0xFE0B or 0xFE0E or 0xFE11 or 0xFE15 => (1, 0),  // switch, throw, stsfld, initobj
        (>= 0x2E and <= 0x37) or (>= 0x3B and <= 0x44) or (>= 0x51 and <= 0x57)         // comparing branches, stind
            or 0x70 or 0x7D or 0x81 or 0xDF => (2, 0),                                  // cpobj, stfld, stobj
        (>= 0x9B and <= 0xA2) or 0xA4 or 0xFE17 or 0xFE18 => (3, 0),                    // stelem, cpblk, initblk
        (>= 0x58 and <= 0x64) or (>= 0xD6 and <= 0xDB) or (>= 0xFE01 and <= 0xFE05)     // arithmetic, comparisons
            or 0x8F or (>= 0x90 and <= 0x9A) or 0xA3 => (2, 1),                         // ldelem, ldelema
        (>= 0x46 and <= 0x50) or (>= 0x65 and <= 0x6E) or 0x71 or 0x74 or 0x75 or 0x76  // ldind, conv, ldobj, castclass, isinst
            or 0x79 or 0x7B or 0x7C or (>= 0x82 and <= 0x8E) or 0xA5                    // unbox, ldfld, ldflda, box, newarr, ldlen
            or (>= 0xB3 and <= 0xBA) or 0xC2 or 0xC3 or 0xC6 or (>= 0xD1 and <= 0xD5) or 0xE0 or 0xFE07 or 0xFE0F or 0xFE1D => (1, 1),
        _ => (0, 0),
    };

    /// <summary>Whether what follows is not reached from here, so that nothing is known of its stack.</summary>
    public static bool EndsBlock(ILOpCode code) =>
        code is ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Ret or ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Leave or ILOpCode.Leave_s
            or ILOpCode.Endfinally or ILOpCode.Endfilter or ILOpCode.Jmp;
}
