using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>Finds the <c>System.Threading.Thread</c> of each native thread through the handles that the runtime keeps on them.</summary>
internal static class ThreadObjects
{
    /// <summary>By the address of the native thread.</summary>
    public static Dictionary<ulong, ClrObject> Read(CaptureContext context)
    {
        var objects = new Dictionary<ulong, ClrObject>();
        foreach (ClrHandle handle in context.Runtime.EnumerateHandles())
        {
            ClrObject candidate = handle.Object;
            if (!candidate.IsValid || candidate.Type?.Name != "System.Threading.Thread") continue;
            ulong native = (ulong)candidate.ReadField<nint>("_DONT_USE_InternalThread");
            if (native != 0) objects[native] = candidate;
        }

        return objects;
    }
}
