using System.Globalization;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A <c>SpinLock</c> in a field of an object. Who holds it is recorded where it was made to track its owner.</summary>
internal sealed class SpinLocks : IPrimitive, IHoldable
{
    private const string TypeName = "System.Threading.SpinLock";
    private const uint UntrackedBit = 0x8000_0000;

    private readonly Dictionary<ulong, ClrInstanceField[]> _fields = [];

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(TypeName, "Enter", WaitLevel.Lock),
        new(TypeName, "TryEnter", WaitLevel.Lock),
        new(TypeName, "ContinueTryEnter", WaitLevel.Lock),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        List<(ClrObject Holder, ClrInstanceField Field)> candidates =
        [
            .. site.RootsAbove().Concat(site.RootsBelow(depth: 2)).Distinct()
                .SelectMany(root => FieldsOf(root).Select(field => (root, field))),
        ];
        if (candidates is []) return null;
        int wanted = candidates.FindIndex(candidate => OwnerOf(candidate.Holder, candidate.Field) is not 0 and var owner && owner != site.Thread.Id);
        (ClrObject holder, ClrInstanceField field) = candidates[Math.Max(wanted, 0)];
        if (site.Matched.Name != "Enter") site.State.AfterResume(symbols => ClearLimit(site, symbols));
        return new ThreadWait(Operation.Enter, Describe(holder, field, site.State))
        {
            TimeoutMilliseconds = site.Matched.Name == "Enter" ? -1 : null,
            IsLimited = site.Matched.Name != "Enter",
            Certainty = candidates is [_] ? Certainty.Certain : Certainty.Possible,
        };
    }

    /// <summary>Where the compiler has inlined the lock's own methods, the caller's IL tells which of them it called.</summary>
    private static void ClearLimit(WaitSite site, SymbolResolver symbols)
    {
        if (site.Thread.Wait is not { } wait || site.Index + 1 >= site.Thread.Frames.Count) return;
        CapturedFrame caller = site.Thread.Frames[site.Index + 1];
        int? offset = symbols.IlOffset(caller.Method, caller.InstructionPointer, caller.IsLeaf);
        if (symbols.Calls(caller.Method).FirstOrDefault(call => call.Offset >= offset && call.Type == TypeName).Method == "Enter")
            site.Thread.Wait = wait with { TimeoutMilliseconds = -1, IsLimited = false };
    }

    public void ReadIfHeld(ClrObject candidate, CaptureState state)
    {
        foreach (ClrInstanceField field in FieldsOf(candidate))
        {
            if (OwnerOf(candidate, field) != 0) Describe(candidate, field, state);
        }
    }

    private static ResourceEntry Describe(ClrObject holder, ClrInstanceField field, CaptureState state)
    {
        ulong address = field.GetAddress(holder.Address, interior: false);
        ResourceEntry entry = state.Resources.Of(ResourceKind.Lock, address.ToString(CultureInfo.InvariantCulture), out bool isNew);
        if (!isNew) return entry;
        entry.TypeName = TypeName;
        entry.Address = address;
        if (field is { ContainingType: { } type, Name: { } name }) state.AfterResume(symbols => entry.Name = symbols.FieldName(type, name));
        if (OwnerOf(holder, field) is not 0 and var owner) new RecordedOwner(owner).AddTo(entry, holder, state);
        return entry;
    }

    /// <summary>The managed id of the owner; 0 where nobody holds it or that is not tracked.</summary>
    private static int OwnerOf(ClrObject holder, ClrInstanceField field)
    {
        uint word = field.ReadStruct(holder.Address, interior: false).ReadField<uint>("_owner");
        return (word & UntrackedBit) == 0 ? (int)word : 0;
    }

    private ClrInstanceField[] FieldsOf(ClrObject holder)
    {
        if (!holder.IsValid || holder.Type is not { IsFree: false, IsArray: false, IsString: false } type) return [];
        return _fields.TryGetValue(type.MethodTable, out ClrInstanceField[]? known)
            ? known
            : _fields[type.MethodTable] = [.. type.Fields.Where(field => field.IsValueType && field.Type?.Name == TypeName)];
    }
}
