using Hangdump.Capture.Objects;
using Hangdump.Capture.Symbols;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>One suspended async method: where it stands, and what holds its locals.</summary>
internal abstract record FlowStep
{
    /// <summary>The objects that its hoisted locals, parameters and <c>this</c> refer to. Read while the image stands still.</summary>
    public abstract IEnumerable<ClrObject> Locals();

    /// <summary>Whether the method belongs to a library of the framework.</summary>
    public abstract bool IsFramework { get; }

    public abstract Frame Describe(SymbolResolver symbols);

    /// <summary>The code that runs the method, and where in its IL it is suspended; null where that cannot be told.</summary>
    public abstract (MethodSymbols Method, int IlOffset)? Suspension(SymbolResolver symbols);

    /// <summary>The method's name without parameters.</summary>
    public abstract string Name(SymbolResolver symbols);
}

/// <summary>A method that the compiler has turned into a state machine.</summary>
/// <param name="Machine">The state machine, a struct in a box or an object of its own.</param>
/// <param name="State">Which await it stands at.</param>
internal sealed record StateMachineStep(Place Machine, int State) : FlowStep
{
    public override IEnumerable<ClrObject> Locals()
    {
        foreach (ClrInstanceField field in Machine.Type!.Fields)
        {
            if (Machine.Object(field) is { IsValid: true } local) yield return local;
        }
    }

    public override bool IsFramework => Framework.Owns(Machine.Type);

    public override Frame Describe(SymbolResolver symbols) => symbols.StateMachine(Machine.Type!).Describe(State);

    public override (MethodSymbols Method, int IlOffset)? Suspension(SymbolResolver symbols) => symbols.StateMachine(Machine.Type!).Suspension(State);

    public override string Name(SymbolResolver symbols) => symbols.StateMachine(Machine.Type!).Name;
}

/// <summary>A method of the runtime's own async (.NET 11).</summary>
/// <param name="Continuation">The object that keeps its locals.</param>
/// <param name="Method">Null where the resumption point lies in no known method.</param>
/// <param name="Resumption">The address at which the method goes on.</param>
internal sealed record ContinuationStep(ClrObject Continuation, ClrMethod? Method, ulong Resumption) : FlowStep
{
    public override IEnumerable<ClrObject> Locals() => Continuation.EnumerateReferences();

    public override bool IsFramework => Method is null || Framework.Owns(Method.Type);

    public override Frame Describe(SymbolResolver symbols) =>
        Method is null ? new Frame { Method = "?" } : symbols.Describe(Method, symbols.IlOffset(Method, Resumption, isLeaf: true));

    public override (MethodSymbols Method, int IlOffset)? Suspension(SymbolResolver symbols) =>
        Method is not null && symbols.IlOffset(Method, Resumption, isLeaf: true) is { } offset ? (symbols.Symbols(Method), offset) : null;

    public override string Name(SymbolResolver symbols) => Method is null ? "?" : symbols.MethodName(Method);
}
