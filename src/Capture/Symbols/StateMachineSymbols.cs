using System.Reflection.Metadata;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Capture.Symbols.Lines;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols;

/// <summary>An async method or iterator by its state machine: its name as written, and the statement of each await.</summary>
internal sealed class StateMachineSymbols
{
    private readonly MethodSymbols? _moveNext;
    private readonly ModuleSymbols? _module;
    private readonly string _fallback;

    public StateMachineSymbols(ClrType type, ModuleSymbols? module, MethodDefinitionHandle? moveNext)
    {
        _module = module;
        _fallback = Names.RuntimeTypeNames.InSource(type.Name ?? "?");
        if (module is not null && moveNext is { } handle) _moveNext = MethodSymbols.Of(module, handle);
    }

    /// <summary>Without parameters.</summary>
    public string Name => _moveNext?.NameWithoutParameters ?? _fallback;

    /// <param name="state">The state machine's state: the number of the await that it stands at.</param>
    public Frame Describe(int state)
    {
        SourceLine? line = Suspension(state) is var (method, offset) ? method.Line(offset) : null;
        return new Frame { Method = _moveNext?.Name ?? _fallback, Type = _moveNext?.Type, Assembly = _module?.Assembly, File = line?.File, Line = line?.Line };
    }

    /// <summary>The method that runs the state machine, and the IL offset at which it is suspended; null where that cannot be told.</summary>
    public (MethodSymbols Method, int IlOffset)? Suspension(int state) =>
        _moveNext is { Body: { } body, Metadata: { } metadata } && Suspensions.Offset(metadata, body, state) is { } offset ? (_moveNext, offset) : null;
}
