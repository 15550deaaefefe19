using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Hangdump.Capture.Symbols.Il;

/// <summary>
/// Where in the IL of MoveNext an await stands: just before it returns, the state machine stores the await's number in its state.
/// So no PDB is needed, and states may be in any order.
/// </summary>
internal static class Suspensions
{
    /// <summary>Between the number and the store may stand a copy into a local, or a read from one.</summary>
    private const int MaxDistance = 4;

    /// <summary>Null where no such store is found.</summary>
    public static int? Offset(MetadataReader metadata, MethodBodyBlock body, int state)
    {
        try
        {
            int sinceNumber = int.MaxValue;
            foreach (Instruction instruction in IlInstructions.Read(body.GetILContent()))
            {
                if (Constant(instruction) is { } number) sinceNumber = number == state ? 0 : int.MaxValue;
                else if (sinceNumber < MaxDistance) sinceNumber++;
                else sinceNumber = int.MaxValue;
                if (sinceNumber <= MaxDistance && instruction.Code == ILOpCode.Stfld && IsState(metadata, instruction.Operand)) return instruction.Offset;
            }
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
        }

        return null;
    }

    private static int? Constant(Instruction instruction) => instruction.Code switch
    {
        >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8 => instruction.Code - ILOpCode.Ldc_i4_0,
        ILOpCode.Ldc_i4_s => (sbyte)instruction.Operand,
        ILOpCode.Ldc_i4 => instruction.Operand,
        _ => null,
    };

    private static bool IsState(MetadataReader metadata, int token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(token);
        StringHandle name = handle.Kind switch
        {
            HandleKind.FieldDefinition => metadata.GetFieldDefinition((FieldDefinitionHandle)handle).Name,
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)handle).Name,
            _ => default,
        };
        return metadata.StringComparer.Equals(name, "<>1__state") || metadata.StringComparer.Equals(name, "$State");
    }
}
