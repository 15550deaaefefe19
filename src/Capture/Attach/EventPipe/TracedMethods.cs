using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Hangdump.Capture.Symbols.Names;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Attach.EventPipe;

/// <summary>
/// The methods and modules that the runtime lists at the end of a trace, by which addresses become frames. Names come from the
/// assemblies' metadata where they can be read, else from the runtime's own texts. Not thread-safe.
/// </summary>
internal sealed class TracedMethods(string rootPrefix)
{
    private const int ListedMethod = 144, ListedModule = 154;

    private readonly SortedList<ulong, Method> _methods = [];
    private readonly Dictionary<ulong, string> _modules = [];
    private readonly Dictionary<string, MethodNames?> _names = [];

    private sealed record Method(ulong End, ulong Module, uint Token, string Type, string Name);

    /// <summary>Takes an event of the provider Microsoft-Windows-DotNETRuntimeRundown.</summary>
    public void Add(int id, ReadOnlySpan<byte> payload)
    {
        if (id == ListedModule)
        {
            ulong module = EventPayload.Long(ref payload);
            EventPayload.Long(ref payload);
            EventPayload.Long(ref payload);
            _modules[module] = EventPayload.Text(ref payload);
        }
        else if (id == ListedMethod)
        {
            EventPayload.Long(ref payload);
            ulong module = EventPayload.Long(ref payload), start = EventPayload.Long(ref payload);
            uint size = EventPayload.Int(ref payload), token = EventPayload.Int(ref payload);
            EventPayload.Int(ref payload);
            _methods[start] = new Method(start + size, module, token, EventPayload.Text(ref payload), EventPayload.Text(ref payload));
        }
    }

    /// <summary>The call that an address stands in; null where it is not managed code.</summary>
    public Frame? FrameAt(ulong address)
    {
        int low = 0, high = _methods.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (_methods.GetKeyAtIndex(middle) > address)
                high = middle - 1;
            else if (_methods.GetValueAtIndex(middle).End <= address)
                low = middle + 1;
            else
                return Describe(_methods.GetValueAtIndex(middle));
        }
        return null;
    }

    private Frame Describe(Method method)
    {
        string path = _modules.GetValueOrDefault(method.Module, "");
        string? assembly = path.Length == 0 ? null : Path.GetFileNameWithoutExtension(path);
        if (MetadataTokens.EntityHandle((int)method.Token) is { Kind: HandleKind.MethodDefinition, IsNil: false } handle && NamesOf(path) is { } names)
        {
            try
            {
                MethodName name = names.Of((MethodDefinitionHandle)handle);
                return new Frame { Method = name.ToString(), Type = name.Type, Assembly = assembly };
            }
            catch (BadImageFormatException)
            {
                // The file is another than the one that was loaded: the runtime's own names remain.
            }
        }
        return new Frame { Method = RuntimeTypeNames.InSource($"{method.Type}.{method.Name}"), Type = RuntimeTypeNames.InSource(method.Type), Assembly = assembly };
    }

    private MethodNames? NamesOf(string path)
    {
        if (!_names.TryGetValue(path, out MethodNames? names))
            _names[path] = names = Open(rootPrefix + path);
        return names;
    }

    private static MethodNames? Open(string path)
    {
        try
        {
            PEReader file = new(new MemoryStream(File.ReadAllBytes(path)));
            MetadataReader metadata = file.GetMetadataReader();
            return new MethodNames(metadata, new Kickoffs(metadata, () => null));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
