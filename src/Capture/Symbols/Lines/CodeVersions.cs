using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Diagnostics.Runtime;
using Microsoft.Diagnostics.Runtime.Utilities;

namespace Hangdump.Capture.Symbols.Lines;

/// <summary>
/// IL offsets in code that is not the method's present code: a frame that was entered before the method was compiled again, or a
/// loop that on-stack replacement has moved on. ClrMD maps the present code only, so the runtime's own data access component
/// (IXCLRDataProcess of clrdata.h) is asked by address; ClrMD keeps its reference to it private.
/// </summary>
internal sealed unsafe class CodeVersions(ClrRuntime runtime)
{
    // Slots in the tables of clrdata.idl, IUnknown's three included.
    private const int Release = 2;
    private const int StartEnumMethodInstancesByAddress = 27;
    private const int EnumMethodInstanceByAddress = 28;
    private const int EndEnumMethodInstancesByAddress = 29;
    private const int GetILOffsetsByAddress = 12;

    private readonly nint _process = DataProcess(runtime);

    /// <summary>Null where the runtime maps no statement there.</summary>
    public int? IlOffset(ulong instruction)
    {
        ulong handle;
        if (_process == 0
            || ((delegate* unmanaged<nint, ulong, nint, ulong*, int>)Slot(_process, StartEnumMethodInstancesByAddress))(_process, instruction, 0, &handle) != 0)
            return null;

        int? found = null;
        nint method;
        if (((delegate* unmanaged<nint, ulong*, nint*, int>)Slot(_process, EnumMethodInstanceByAddress))(_process, &handle, &method) == 0)
        {
            int offset;
            uint needed;
            int result = ((delegate* unmanaged<nint, ulong, uint, uint*, int*, int>)Slot(method, GetILOffsetsByAddress))(method, instruction, 1, &needed, &offset);
            if (result >= 0 && needed > 0 && offset >= 0)
                found = offset;
            ((delegate* unmanaged<nint, uint>)Slot(method, Release))(method);
        }
        ((delegate* unmanaged<nint, ulong, int>)Slot(_process, EndEnumMethodInstancesByAddress))(_process, handle);
        return found;
    }

    private static nint Slot(nint comObject, int index) => (*(nint**)comObject)[index];

    // A worker compiled ahead of time keeps only the fields that it is told of.
    [DynamicDependency("_process", "Microsoft.Diagnostics.Runtime.DacImplementation.DacServiceProvider", "Microsoft.Diagnostics.Runtime")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The field is named above.")]
    private static nint DataProcess(ClrRuntime runtime)
    {
        const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;
        object? services = typeof(ClrRuntime).GetField("_services", Private)?.GetValue(runtime);
        object? process = services?.GetType().GetField("_process", Private)?.GetValue(services);
        return process is CallableCOMWrapper && typeof(CallableCOMWrapper).GetProperty("Self", Private)?.GetValue(process) is nint self ? self : 0;
    }
}
