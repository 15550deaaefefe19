using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Il;

/// <summary>
/// Finds the calls that a method makes, and on which fields, locals and arguments, in the order of its IL, which is nearly that of its
/// source. Follows values through the evaluation stack, through locals and through getters of automatic properties. Reads straight
/// on: where branches meet with values on the stack, what they are is not known.
/// </summary>
internal sealed class IlCalls
{
    private readonly MemberTokens _tokens;
    private readonly Stack<Operand> _stack = new();
    private readonly Dictionary<int, Operand> _locals = [];
    private readonly List<IlCall> _calls = [];

    private IlCalls(MetadataReader metadata) => _tokens = new MemberTokens(metadata);

    public static IReadOnlyList<IlCall> Of(MetadataReader metadata, ImmutableArray<byte> il)
    {
        var calls = new IlCalls(metadata);
        foreach (Instruction instruction in IlInstructions.Read(il))
            calls.Step(instruction);
        return calls._calls;
    }

    private void Step(Instruction instruction)
    {
        switch (instruction.Code)
        {
            case ILOpCode.Call or ILOpCode.Callvirt:
                Call(instruction.Offset, _tokens.Method(instruction.Operand));
                break;
            case ILOpCode.Newobj:
                MemberTokens.Callee constructor = _tokens.Method(instruction.Operand);
                Pop(constructor.Arguments - 1);
                _stack.Push(Operand.Unknown);
                break;
            case ILOpCode.Calli:
                MemberTokens.Callee pointed = _tokens.Signature(instruction.Operand);
                Pop(pointed.Arguments + 1);
                Push(pointed.Returns ? 1 : 0);
                break;
            case ILOpCode.Dup:
                Operand top = Pop();
                _stack.Push(top);
                _stack.Push(top);
                break;
            case ILOpCode.Ldfld or ILOpCode.Ldflda:
                Pop();
                _stack.Push(_tokens.Field(instruction.Operand));
                break;
            case ILOpCode.Ldsfld or ILOpCode.Ldsflda:
                _stack.Push(_tokens.Field(instruction.Operand));
                break;
            case ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox_any or ILOpCode.Ldind_ref:
                break;
            default:
                Move(instruction);
                break;
        }
    }

    private void Move(Instruction instruction)
    {
        if (Variables.Argument(instruction) is { } argument)
        {
            _stack.Push(new Operand(OperandKind.Argument, Index: argument));
        }
        else if (Variables.LoadedLocal(instruction) is { } loaded)
        {
            _stack.Push(_locals.GetValueOrDefault(loaded, new Operand(OperandKind.Local, Index: loaded)));
        }
        else if (Variables.StoredLocal(instruction) is { } stored)
        {
            Operand value = Pop();
            _locals[stored] = value.Kind == OperandKind.Field ? value : new Operand(OperandKind.Local, Index: stored);
        }
        else
        {
            (int pops, int pushes) = StackEffect.Of(instruction.Code);
            Pop(pops);
            Push(pushes);
            if (StackEffect.EndsBlock(instruction.Code))
                _stack.Clear();
        }
    }

    private void Call(int offset, MemberTokens.Callee callee)
    {
        Pop(callee.Arguments - 1);
        Operand on = callee.Arguments > 0 ? Pop() : Operand.Unknown;
        _calls.Add(new IlCall(offset, on, callee.Type, callee.Method, callee.Target));
        if (callee.Returns)
            _stack.Push(Gotten(callee));
    }

    /// <summary>What a getter returns: the field behind an automatic property, if it is one.</summary>
    private static Operand Gotten(MemberTokens.Callee callee) => callee.Method.StartsWith("get_", StringComparison.Ordinal)
        ? new Operand(OperandKind.Field, callee.Type, $"<{callee.Method[4..]}>k__BackingField")
        : Operand.Unknown;

    private Operand Pop() => _stack.TryPop(out Operand top) ? top : Operand.Unknown;

    private void Pop(int count)
    {
        for (int i = 0; i < count; i++)
            Pop();
    }

    private void Push(int count)
    {
        for (int i = 0; i < count; i++)
            _stack.Push(Operand.Unknown);
    }
}
