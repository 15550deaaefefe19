using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Capture.Symbols.Lines;
using Hangdump.Capture.Symbols.Names;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols;

/// <summary>The name of one method, and its lines.</summary>
internal sealed class MethodSymbols
{
    private readonly ModuleSymbols? _module;
    private readonly MethodDefinitionHandle _handle;
    private MethodBodyBlock? _body;

    public MethodSymbols(ClrMethod method, ModuleSymbols? module)
    {
        _module = module;
        Assembly = module?.Assembly;
        try
        {
            if (module?.Methods is { } names && Handle(method) is { } handle)
            {
                _handle = handle;
                MethodName written = names.Of(handle);
                (Name, NameWithoutParameters, Type) = (written.ToString(), written.WithoutParameters, written.Type.Length == 0 ? null : written.Type);
                return;
            }
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
        }
        (string name, Type) = RuntimeMethodNames.Written(method);
        (Name, NameWithoutParameters) = (name, name.Split('(')[0]);
    }

    private MethodSymbols(ModuleSymbols module, MethodDefinitionHandle handle, MethodName name)
    {
        (_module, _handle, Assembly) = (module, handle, module.Assembly);
        (Name, NameWithoutParameters, Type) = (name.ToString(), name.WithoutParameters, name.Type.Length == 0 ? null : name.Type);
    }

    /// <summary>A method by its metadata; null where that cannot be read.</summary>
    public static MethodSymbols? Of(ModuleSymbols module, MethodDefinitionHandle handle)
    {
        try
        {
            return module.Methods is { } names ? new MethodSymbols(module, handle, names.Of(handle)) : null;
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return null;
        }
    }

    /// <summary>With type and parameters.</summary>
    public string Name { get; }

    public string NameWithoutParameters { get; }

    /// <summary>Null for a method without a type in the source, as one that was emitted at run time.</summary>
    public string? Type { get; }

    public string? Assembly { get; }

    /// <summary>Null where the source has no line for it.</summary>
    public SourceLine? Line(int ilOffset)
    {
        try
        {
            return _handle.IsNil ? null : _module?.Lines?.At(_handle, ilOffset);
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return null;
        }
    }

    public MetadataReader? Metadata => _module?.Metadata;

    /// <summary>The method's IL; null where it has none or cannot be read.</summary>
    public MethodBodyBlock? Body => _body ??= _handle.IsNil ? null : _module?.Body(_handle);

    /// <summary>The calls in its IL; none where the IL cannot be read.</summary>
    public IReadOnlyList<IlCall> Calls => _handle.IsNil || _module is null ? [] : _module.Calls(_handle);

    /// <summary>The calls in a method that it calls; none for one of another module, or that runs as a flow of its own.</summary>
    public IReadOnlyList<IlCall> CallsInside(IlCall call) =>
        call.Target.IsNil || _module is null || _module.IsRuntimeAsync(call.Target) ? [] : _module.Calls(call.Target);

    /// <summary>
    /// Whether the compiler has made it to drive an iterator: it belongs to a state machine, and the source has no line for it.
    /// </summary>
    public bool IsPlumbing => !_handle.IsNil && _module?.Metadata is { } metadata
        && Kickoffs.IsStateMachine(metadata, metadata.GetMethodDefinition(_handle).GetDeclaringType(), out _)
        && _module.Lines is not null && Line(int.MaxValue) is null;

    private static MethodDefinitionHandle? Handle(ClrMethod method) =>
        MetadataTokens.EntityHandle(method.MetadataToken) is { Kind: HandleKind.MethodDefinition, IsNil: false } handle ? (MethodDefinitionHandle)handle : null;
}
