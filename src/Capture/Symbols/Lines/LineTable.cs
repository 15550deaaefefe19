using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Hangdump.Capture.Symbols.Lines;

/// <summary>From IL offsets to source lines, out of one portable PDB. Decodes each method's sequence points once.</summary>
internal sealed class LineTable(MetadataReader pdb)
{
    private readonly Dictionary<MethodDefinitionHandle, SequencePoint[]> _points = [];
    private readonly Dictionary<DocumentHandle, string> _documents = [];

    /// <summary>The statement that <paramref name="ilOffset"/> lies in; null where the source has none there.</summary>
    public SourceLine? At(MethodDefinitionHandle method, int ilOffset)
    {
        SequencePoint? statement = null;
        foreach (SequencePoint point in Points(method))
        {
            if (point.Offset > ilOffset && statement is not null)
                break;
            statement = point;
        }
        return statement is { } found ? new SourceLine(Document(found.Document), found.StartLine) : null;
    }

    /// <summary>Visible points in the order of their offsets.</summary>
    private SequencePoint[] Points(MethodDefinitionHandle method)
    {
        if (_points.TryGetValue(method, out SequencePoint[]? known))
            return known;

        var points = new List<SequencePoint>();
        if (MetadataTokens.GetRowNumber(method) <= pdb.MethodDebugInformation.Count)
        {
            foreach (SequencePoint point in pdb.GetMethodDebugInformation(method).GetSequencePoints())
            {
                if (!point.IsHidden)
                    points.Add(point);
            }
        }
        return _points[method] = [.. points];
    }

    private string Document(DocumentHandle handle)
    {
        if (!_documents.TryGetValue(handle, out string? path))
            _documents[handle] = path = pdb.GetString(pdb.GetDocument(handle).Name);
        return path;
    }
}
