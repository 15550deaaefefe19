using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>The threads that have ended and still own something.</summary>
internal sealed class EndedThreads(CaptureContext context)
{
    private readonly SortedDictionary<int, string?> _names = [];
    private Dictionary<ulong, ClrObject>? _objects;

    /// <summary>Managed ids and, where the runtime still has the thread's object, names.</summary>
    public IReadOnlyDictionary<int, string?> All => _names;

    /// <summary>Adds a thread. Must be called while the image stands still.</summary>
    public void Add(int managedId)
    {
        if (!_names.ContainsKey(managedId)) _names[managedId] = NameOf(managedId);
    }

    private string? NameOf(int managedId)
    {
        _objects ??= ThreadObjects.Read(context);
        foreach (ClrObject thread in _objects.Values)
        {
            if (thread.ReadField<int>("_managedThreadId") == managedId) return thread.ReadStringField("_name");
        }

        return null;
    }
}
