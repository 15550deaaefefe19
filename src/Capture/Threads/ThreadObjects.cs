using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>
/// Finds the <c>System.Threading.Thread</c> of each native thread through the short weak handle that the runtime keeps on it.
/// Programs may have very many handles, so the objects behind them are told apart by their method table alone.
/// </summary>
internal static class ThreadObjects
{
    /// <summary>By the address of the native thread.</summary>
    public static Dictionary<ulong, ClrObject> Read(CaptureContext context)
    {
        var objects = new Dictionary<ulong, ClrObject>();
        if (context.Runtime.BaseClassLibrary.GetTypeByName("System.Threading.Thread") is not { } type || type.GetFieldByName("_DONT_USE_InternalThread") is not { } field) return objects;
        foreach (ClrHandle handle in context.Runtime.EnumerateHandles())
        {
            if (handle.HandleKind != ClrHandleKind.WeakShort || context.Memory.ReadPointer(handle.Object.Address) != type.MethodTable) continue;
            ulong native = (ulong)field.Read<nint>(handle.Object.Address, interior: false);
            if (native != 0) objects[native] = context.Heap.GetObject(handle.Object.Address, type);
        }

        return objects;
    }
}
