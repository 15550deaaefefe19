using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Capture.Symbols.Lines;
using Hangdump.Capture.Symbols.Names;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols;

/// <summary>
/// The metadata and the PDB of one module. The image is read from the target's memory, so that it is the one that runs, whether it
/// came from a file, a single-file bundle or a byte array.
/// </summary>
internal sealed class ModuleSymbols : IDisposable
{
    /// <summary><c>MethodImplOptions.Async</c>, which older reference assemblies do not know.</summary>
    private const int RuntimeAsync = 0x2000;

    private readonly PEReader? _image;
    private readonly Lazy<MetadataReaderProvider?> _pdb;
    private readonly Lazy<LineTable?> _lines;
    private readonly Dictionary<MethodDefinitionHandle, IReadOnlyList<IlCall>> _calls = [];

    public ModuleSymbols(ClrModule module, IMemoryReader memory, PdbFiles pdbFiles)
    {
        Assembly = AssemblyName(module);
        _image = Image(module, memory);
        Metadata = ReadMetadata(_image);
        _pdb = new Lazy<MetadataReaderProvider?>(() => Metadata is null ? null : FindPdb(pdbFiles, module.Name));
        _lines = new Lazy<LineTable?>(() => Pdb is { } pdb ? new LineTable(pdb) : null);
        Methods = Metadata is null ? null : new MethodNames(Metadata, new Kickoffs(Metadata, () => Pdb));
    }

    /// <summary>The simple name; null where none is known.</summary>
    public string? Assembly { get; }

    /// <summary>Null where the image cannot be read, as for a module that was emitted at run time.</summary>
    public MetadataReader? Metadata { get; }

    public MethodNames? Methods { get; }

    /// <summary>Null without a PDB that fits.</summary>
    public LineTable? Lines => _lines.Value;

    /// <summary>Null without a PDB that fits.</summary>
    public MetadataReader? Pdb => _pdb.Value?.GetMetadataReader();

    /// <summary>The IL of a method; null where it has none or cannot be read.</summary>
    public MethodBodyBlock? Body(MethodDefinitionHandle method)
    {
        try
        {
            return Metadata?.GetMethodDefinition(method).RelativeVirtualAddress is > 0 and int address ? _image!.GetMethodBody(address) : null;
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return null;
        }
    }

    /// <summary>The calls that a method of it makes; none where its IL cannot be read.</summary>
    public IReadOnlyList<IlCall> Calls(MethodDefinitionHandle method)
    {
        if (!_calls.TryGetValue(method, out IReadOnlyList<IlCall>? calls))
            _calls[method] = calls = ReadCalls(method);
        return calls;
    }

    /// <summary>
    /// Whether a method runs as an async flow of its own (.NET 11): what it calls is then not called by its caller, as little as what
    /// a compiled state machine calls.
    /// </summary>
    public bool IsRuntimeAsync(MethodDefinitionHandle method) =>
        Metadata is { } metadata && ((int)metadata.GetMethodDefinition(method).ImplAttributes & RuntimeAsync) != 0;

    private IReadOnlyList<IlCall> ReadCalls(MethodDefinitionHandle method)
    {
        try
        {
            return Body(method)?.GetILContent() is { } il && Metadata is { } metadata ? IlCalls.Of(metadata, il) : [];
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return [];
        }
    }

    private static string? AssemblyName(ClrModule module)
    {
        string? path = module.Name ?? module.AssemblyName;
        return path is null ? null : path.EndsWith(".dll", StringComparison.Ordinal) || path.EndsWith(".exe", StringComparison.Ordinal)
            ? Path.GetFileNameWithoutExtension(path)
            : Path.GetFileName(path);
    }

    private static PEReader? Image(ClrModule module, IMemoryReader memory)
    {
        if (module.ImageBase == 0 || module.IsDynamic)
            return null;
        try
        {
            var bytes = new TargetMemoryStream(memory, module.ImageBase, (long)Math.Min(module.Size, int.MaxValue));
            return new PEReader(bytes, module.Layout == ModuleLayout.Flat ? PEStreamOptions.Default : PEStreamOptions.IsLoadedImage);
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return null;
        }
    }

    private static MetadataReader? ReadMetadata(PEReader? image)
    {
        try
        {
            return image is { HasMetadata: true } ? image.GetMetadataReader() : null;
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return null;
        }
    }

    private MetadataReaderProvider? FindPdb(PdbFiles files, string? path)
    {
        MetadataReaderProvider? pdb = null;
        try
        {
            pdb = files.Find(_image!, path);
            pdb?.GetMetadataReader();
            return pdb;
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            pdb?.Dispose();
            return null;
        }
    }

    public void Dispose()
    {
        if (_pdb.IsValueCreated)
            _pdb.Value?.Dispose();
        _image?.Dispose();
    }
}
