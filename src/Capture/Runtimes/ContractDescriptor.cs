using System.Text.Json;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Runtimes;

/// <summary>
/// The runtime's description of its own data: offsets of native fields and addresses of globals, as JSON behind the export
/// <c>DotNetRuntimeContractDescriptor</c> (since .NET 9; the format is docs/design/datacontracts of dotnet/runtime).
/// </summary>
internal sealed class ContractDescriptor
{
    private const string Export = "DotNetRuntimeContractDescriptor";
    private const ulong Magic = 0x0043414443434E44;
    private const int SizeOffset = 12;
    private const int JsonOffset = 16;
    private const int PointersOffset = 32;
    private const uint MaxSize = 1 << 20;

    private readonly JsonElement _root;
    private readonly IDataReader _memory;
    private readonly ulong _pointers;

    private ContractDescriptor(JsonElement root, IDataReader memory, ulong pointers)
    {
        _root = root;
        _memory = memory;
        _pointers = pointers;
    }

    /// <summary>Null where the runtime has none or it cannot be read.</summary>
    public static ContractDescriptor? Read(ModuleInfo runtime, IDataReader memory)
    {
        ulong header = runtime.GetExportSymbolAddress(Export);
        if (header == 0 || memory.Read<ulong>(header) != Magic) return null;
        uint size = memory.Read<uint>(header + SizeOffset);
        if (size is 0 or > MaxSize) return null;
        byte[] json = new byte[size];
        if (memory.Read(memory.ReadPointer(header + JsonOffset), json) != json.Length) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return new ContractDescriptor(document.RootElement.Clone(), memory, memory.ReadPointer(header + PointersOffset));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Offset of a native field; null where it is not described. An entry is <c>8</c> or <c>[8, "type"]</c>.</summary>
    public int? FieldOffset(string type, string field) =>
        _root.TryGetProperty("types", out JsonElement types) && types.TryGetProperty(type, out JsonElement fields) && fields.TryGetProperty(field, out JsonElement entry)
            ? First(entry).GetInt32()
            : null;

    /// <summary>Address of a global variable; null where it is not described. An entry is <c>[[index of a pointer], "type"]</c>.</summary>
    public ulong? GlobalAddress(string name)
    {
        if (!_root.TryGetProperty("globals", out JsonElement globals) || !globals.TryGetProperty(name, out JsonElement entry)) return null;
        JsonElement reference = First(entry);
        if (reference.ValueKind == JsonValueKind.Array) reference = First(reference);
        return reference.ValueKind == JsonValueKind.Number ? _memory.ReadPointer(_pointers + (reference.GetUInt32() * sizeof(ulong))) : null;
    }

    private static JsonElement First(JsonElement entry) => entry.ValueKind == JsonValueKind.Array && entry.GetArrayLength() > 0 ? entry[0] : entry;
}
