using System.Buffers.Binary;
using System.Collections.Immutable;
using Hangdump.Capture.Attach.Linux;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Runtimes;

/// <summary>Finds the .NET runtimes of a process by what its loader has mapped.</summary>
internal sealed class RuntimeFinder(MemoryMap map, IDataReader image)
{
    /// <summary>The symbol that a single-file host exports so that debuggers find its runtime.</summary>
    private const string SingleFileSymbol = "DotNetRuntimeInfo";

    private const string NativeAotSymbol = "DotNetRuntimeDebugHeader";

    /// <summary>The runtimes in the order of their addresses; an application linked with its runtime only when there is no other.</summary>
    public IReadOnlyList<RuntimeModule> Find(string? executable)
    {
        List<RuntimeModule> runtimes = [];
        Mapping? main = null;
        foreach (Mapping loaded in map.LoadedImages())
        {
            if (Path.GetFileName(loaded.Path) == RuntimeModule.FileName)
                runtimes.Add(new RuntimeModule(RuntimeKind.CoreClr, loaded, StampOf(loaded), []));
            else if (loaded.Path == executable)
                main = loaded;
        }
        if (runtimes.Count == 0 && main is { } application && LinkedRuntime(application) is { } linked)
            runtimes.Add(linked);
        return runtimes;
    }

    private RuntimeModule? LinkedRuntime(Mapping application)
    {
        if (ModuleInfo.TryCreate(image, application.Start, application.Path) is not { } module)
            return null;
        if (module.GetExportSymbolAddress(SingleFileSymbol) is not 0 and var information)
            return new RuntimeModule(RuntimeKind.SingleFile, application, StampOf(application), DacBuildId(information));
        return module.GetExportSymbolAddress(NativeAotSymbol) != 0 ? new RuntimeModule(RuntimeKind.NativeAot, application, null, []) : null;
    }

    /// <summary>The stamp stands in the initialised data, which is mapped from the file and writable.</summary>
    private BuildStamp? StampOf(Mapping first)
    {
        foreach (Mapping mapping in map.Mappings)
        {
            if (mapping.Path != first.Path || !mapping.IsWritable)
                continue;
            // A core file may lack some of the pages; their bytes stay zero.
            byte[] data = new byte[mapping.End - mapping.Start];
            for (int at = 0; at < data.Length; at += PageCache.PageSize)
                image.Read(mapping.Start + (ulong)at, data.AsSpan(at, Math.Min(PageCache.PageSize, data.Length - at)));
            if (BuildStamp.Find(data) is { } stamp)
                return stamp;
        }
        return null;
    }

    // struct RuntimeInfo { char signature[18]; int version; byte runtimeIndex[24]; byte dacIndex[24]; byte dbiIndex[24]; }
    // where an index is a length and a build id (src/coreclr/inc/runtimeinfo.h).
    private ImmutableArray<byte> DacBuildId(ulong information)
    {
        const int signatureLength = 18, versionAt = 20, indexAt = 24, indexLength = 24;
        Span<byte> header = stackalloc byte[indexAt + 3 * indexLength];
        if (image.Read(information, header) != header.Length
            || !header[..signatureLength].SequenceEqual("DotNetRuntimeInfo\0"u8)
            || BinaryPrimitives.ReadInt32LittleEndian(header[versionAt..]) < 1)
            return [];
        ReadOnlySpan<byte> index = header.Slice(indexAt + indexLength, indexLength);
        return index[0] < indexLength ? [.. index.Slice(1, index[0])] : [];
    }
}
