using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Hangdump.Capture.Symbols.Lines;

/// <summary>
/// Finds the portable PDB of an image: embedded in it, beside it, or where it was built. A file counts only if it carries the
/// id that the image asks for, Guid and stamp both.
/// </summary>
/// <param name="root">The folder that stands for the target's root directory; empty where it is ours.</param>
internal sealed class PdbFiles(string root)
{
    private const long LargestPdb = 512L << 20;

    /// <param name="image">The image, from a file or from the target's memory.</param>
    /// <param name="path">Where the target loaded it from; null for an image without a file.</param>
    /// <returns>Null where there is none that fits and can be read.</returns>
    public MetadataReaderProvider? Find(PEReader image, string? path)
    {
        foreach (DebugDirectoryEntry entry in image.ReadDebugDirectory())
        {
            if (entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb)
                return image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        }
        foreach (DebugDirectoryEntry entry in image.ReadDebugDirectory())
        {
            if (entry.Type != DebugDirectoryEntryType.CodeView || !entry.IsPortableCodeView)
                continue;
            CodeViewDebugDirectoryData codeView = image.ReadCodeViewDebugDirectoryData(entry);
            var id = new BlobContentId(codeView.Guid, entry.Stamp);
            foreach (string candidate in Candidates(path, codeView.Path))
            {
                if (Open(candidate, id) is { } pdb)
                    return pdb;
            }
        }
        return null;
    }

    private static IEnumerable<string> Candidates(string? image, string built)
    {
        if (Path.IsPathFullyQualified(image ?? ""))
        {
            yield return Path.ChangeExtension(image!, ".pdb");
            yield return Path.Combine(Path.GetDirectoryName(image)!, built[(built.LastIndexOfAny(['/', '\\']) + 1)..]);
        }
        if (Path.IsPathFullyQualified(built))
            yield return built;
    }

    private MetadataReaderProvider? Open(string path, BlobContentId id)
    {
        try
        {
            // Pipes and devices have no length, and opening one could block for ever.
            var file = new FileInfo(root + path);
            if (!file.Exists || file.Length is 0 or > LargestPdb)
                return null;
            MetadataReaderProvider pdb = MetadataReaderProvider.FromPortablePdbStream(file.OpenRead(), MetadataStreamOptions.PrefetchMetadata);
            if (pdb.GetMetadataReader().DebugMetadataHeader is { } header && new BlobContentId(header.Id) == id)
                return pdb;
            pdb.Dispose();
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
        }
        return null;
    }
}
