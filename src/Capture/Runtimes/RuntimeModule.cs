using System.Collections.Immutable;
using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Runtimes;

internal enum RuntimeKind { CoreClr, SingleFile, NativeAot }

/// <summary>A .NET runtime that a process has loaded.</summary>
/// <param name="Kind">Whether the runtime is a library of its own or linked into the application.</param>
/// <param name="Image">The mapping that its image begins with.</param>
/// <param name="Stamp">What it was built from; null where it says nothing.</param>
/// <param name="DacBuildId">The build id of the DAC that it was shipped with; empty unless it is a single-file host.</param>
internal sealed record RuntimeModule(RuntimeKind Kind, Mapping Image, BuildStamp? Stamp, ImmutableArray<byte> DacBuildId)
{
    public const string FileName = "libcoreclr.so";

    public string Path => Image.Path;

    /// <summary>As in <c>8.0.33</c>: from the build's stamp, else from the name of the folder that it was installed to.</summary>
    public string Version =>
        Stamp?.RuntimeVersion
        ?? (System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)) is { } folder && System.Version.TryParse(folder.Split('-')[0], out _) ? folder : "unknown");
}
