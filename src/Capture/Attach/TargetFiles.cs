using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Attach;

/// <summary>Finds the assemblies that an image lacks where the target has them. Nothing is ever fetched from elsewhere.</summary>
internal sealed class TargetFiles(string rootPrefix) : IFileLocator
{
    public string? FindPEImage(string fileName, int buildTimeStamp, int imageSize, bool checkProperties) => Find(fileName);

    public string? FindPEImage(string fileName, SymbolProperties archivedUnder, ImmutableArray<byte> buildIdOrUUID, OSPlatform originalPlatform, bool checkProperties) =>
        Find(fileName);

    private string? Find(string fileName) => Path.IsPathRooted(fileName) && File.Exists(rootPrefix + fileName) ? rootPrefix + fileName : null;
}
