using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Capture.Symbols.Lines;
using Hangdump.Capture.Symbols.Names;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols;

/// <summary>
/// Names methods, types and fields of the target as its users wrote them, and finds their source lines. Reads the target's memory
/// and, below <c>root</c>, its PDBs; may run after the target has been resumed. A missing or damaged file costs a line, never an
/// exception. Not thread-safe.
/// </summary>
internal sealed class SymbolResolver : IDisposable
{
    private readonly IMemoryReader _memory;
    private readonly PdbFiles _pdbFiles;
    private readonly IlOffsets _ilOffsets;
    private readonly Dictionary<ulong, ModuleSymbols> _modules = [];
    private readonly Dictionary<ulong, MethodSymbols> _methods = [];
    private readonly Dictionary<ulong, StateMachineSymbols> _stateMachines = [];
    private readonly Dictionary<ulong, string> _types = [];

    /// <param name="runtime">The target's runtime.</param>
    /// <param name="root">The folder that stands for the target's root directory, as <c>/proc/4711/root</c>; empty where it is ours.</param>
    public SymbolResolver(ClrRuntime runtime, string root)
    {
        _memory = runtime.DataTarget.DataReader;
        _pdbFiles = new PdbFiles(root);
        _ilOffsets = new IlOffsets(runtime);
    }

    /// <summary>A whole stack, top first, without what stands on it only because of how the runtime works.</summary>
    public IReadOnlyList<Frame> Describe(IReadOnlyList<CapturedFrame> stack)
    {
        var frames = new List<Frame>(stack.Count);
        foreach (CapturedFrame frame in new StackFilter(this).Written(stack))
            frames.Add(Describe(frame.Method, frame.InstructionPointer, frame.IsLeaf));
        return frames;
    }

    /// <summary>One call on a stack.</summary>
    /// <param name="method">The method that runs.</param>
    /// <param name="instructionPointer">Where it stands.</param>
    /// <param name="isLeaf">
    /// True for the frame whose next instruction this is: the top of the stack, unless a frame of the runtime's own stands above it.
    /// </param>
    public Frame Describe(ClrMethod method, ulong instructionPointer, bool isLeaf) =>
        Describe(method, IlOffset(method, instructionPointer, isLeaf));

    /// <summary>A place in a method by its IL offset; null for none, and the frame then has no line.</summary>
    public Frame Describe(ClrMethod method, int? ilOffset)
    {
        MethodSymbols symbols = Symbols(method);
        SourceLine? line = ilOffset is { } offset ? symbols.Line(offset) : null;
        return new Frame { Method = symbols.Name, Type = symbols.Type, Assembly = symbols.Assembly, File = line?.File, Line = line?.Line };
    }

    /// <summary>The IL offset of a frame; null where the runtime records none.</summary>
    public int? IlOffset(ClrMethod method, ulong instructionPointer, bool isLeaf) =>
        _ilOffsets.Of(method, isLeaf ? instructionPointer : instructionPointer - 1);

    /// <summary>
    /// The calls that the method makes, in the order of its IL: evidence of what it has done before an IL offset and has yet to do
    /// after it. For an async method ask for its MoveNext. Empty where the IL cannot be read.
    /// </summary>
    public IReadOnlyList<IlCall> Calls(ClrMethod method) => Symbols(method).Calls;

    /// <summary>The method as <c>Namespace.Type.Method</c>, without parameters.</summary>
    public string MethodName(ClrMethod method) => Symbols(method).NameWithoutParameters;

    /// <summary>An async method or async iterator by the type of its state machine.</summary>
    public StateMachineSymbols StateMachine(ClrType type)
    {
        if (!_stateMachines.TryGetValue(type.MethodTable, out StateMachineSymbols? symbols))
            _stateMachines[type.MethodTable] = symbols = new StateMachineSymbols(type, Module(type.Module), MoveNext(type));
        return symbols;
    }

    private MethodDefinitionHandle? MoveNext(ClrType type)
    {
        try
        {
            return Module(type.Module) is { Metadata: { } metadata } && TypeHandle(type) is { } handle ? Kickoffs.MoveNext(metadata, handle) : null;
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return null;
        }
    }

    /// <summary>The full name of an object's type: <c>System.Collections.Generic.List&lt;Shop.Item&gt;</c>.</summary>
    public string TypeName(ClrType type)
    {
        if (!_types.TryGetValue(type.MethodTable, out string? name))
            _types[type.MethodTable] = name = RuntimeTypeNames.Written(type);
        return name;
    }

    /// <summary>
    /// The field that holds a lock: <c>Caching.Cache&lt;TKey, TValue&gt;._gate</c>, the property for its backing field, a captured
    /// local or parameter by its own name; null where the source has no name for it.
    /// </summary>
    public string? FieldName(ClrType declaring, string field)
    {
        try
        {
            if (Module(declaring.Module) is { Metadata: { } metadata } && TypeHandle(declaring) is { } type)
                return FieldNames.Of(metadata, type, field);
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
        }
        return FieldNames.Written(field) is { } name ? TypeName(declaring) + "." + name : null;
    }

    public MethodSymbols Symbols(ClrMethod method)
    {
        if (!_methods.TryGetValue(method.MethodDesc, out MethodSymbols? symbols))
            _methods[method.MethodDesc] = symbols = new MethodSymbols(method, Module(method.Type?.Module));
        return symbols;
    }

    /// <summary>Null for a method of no module, as a stub of the runtime.</summary>
    public ModuleSymbols? Module(ClrModule? module)
    {
        if (module is null)
            return null;
        if (!_modules.TryGetValue(module.Address, out ModuleSymbols? symbols))
            _modules[module.Address] = symbols = new ModuleSymbols(module, _memory, _pdbFiles);
        return symbols;
    }

    private static TypeDefinitionHandle? TypeHandle(ClrType type) =>
        MetadataTokens.EntityHandle(type.MetadataToken) is { Kind: HandleKind.TypeDefinition, IsNil: false } handle ? (TypeDefinitionHandle)handle : null;

    public void Dispose()
    {
        foreach (ModuleSymbols module in _modules.Values)
            module.Dispose();
    }
}
