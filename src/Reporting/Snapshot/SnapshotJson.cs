using System.Text.Json.Serialization;

namespace Hangdump.Reporting.Snapshot;

/// <summary>How snapshot items look on the pipe between worker and front.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SnapshotItem))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
