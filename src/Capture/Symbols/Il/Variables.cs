using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Il;

/// <summary>Which argument or local an instruction loads or stores; null for other instructions.</summary>
internal static class Variables
{
    public static int? Argument(Instruction instruction) => instruction.Code switch
    {
        >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3 => instruction.Code - ILOpCode.Ldarg_0,
        ILOpCode.Ldarg_s or ILOpCode.Ldarga_s or ILOpCode.Ldarg or ILOpCode.Ldarga => instruction.Operand,
        _ => null,
    };

    public static int? LoadedLocal(Instruction instruction) => instruction.Code switch
    {
        >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 => instruction.Code - ILOpCode.Ldloc_0,
        ILOpCode.Ldloc_s or ILOpCode.Ldloca_s or ILOpCode.Ldloc or ILOpCode.Ldloca => instruction.Operand,
        _ => null,
    };

    public static int? StoredLocal(Instruction instruction) => instruction.Code switch
    {
        >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 => instruction.Code - ILOpCode.Stloc_0,
        ILOpCode.Stloc_s or ILOpCode.Stloc => instruction.Operand,
        _ => null,
    };
}
