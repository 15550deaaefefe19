using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// Looks further for the fields of locks that nothing near the stacks has named: at what was made just before them, then outwards
/// from the stacks' objects step by step, then from the statics of all the program's types. Never a walk of the heap: it ends
/// with the last name, or after a number of objects.
/// </summary>
internal sealed class NameSearch
{
    private const int MaxObjects = 4_000;
    private const int MaxTypes = 3_000;

    /// <summary>How far before its lock an object begins at most that makes the lock in its constructor.</summary>
    private const int Reach = 1024;

    private readonly CaptureState _state;
    private readonly HashSet<ulong> _wanted;
    private readonly HashSet<ulong> _seen = [];
    private Queue<ClrObject> _frontier = new();

    public NameSearch(CaptureState state, IEnumerable<ClrObject> targets)
    {
        _state = state;
        _wanted = [.. targets.Where(target => target.IsValid && state.Fields.Of(target.Address) is null).Select(target => target.Address)];
    }

    private bool IsOver => _wanted.Count == 0 || _state.Context.IsExhausted();

    /// <summary>Adds what it finds to the state's field index. Must run while the image stands still.</summary>
    public void Run()
    {
        if (IsOver) return;
        HashSet<ulong> methodTables = ProgramMethodTables();
        FindMakers(methodTables);
        foreach (ClrObject target in _state.Objects) Enqueue(target);
        Spread();
        if (IsOver) return;
        AddStatics(methodTables);
        Spread();
    }

    /// <summary>An object and the lock that its constructor makes lie next to each other, and the collector keeps that order.</summary>
    private void FindMakers(HashSet<ulong> methodTables)
    {
        Span<byte> before = stackalloc byte[Reach];
        foreach (ulong target in _wanted.ToArray())
        {
            if (_state.Context.Memory.Read(target - Reach, before) != Reach) continue;
            for (int offset = Reach - sizeof(ulong); offset >= 0; offset -= sizeof(ulong))
            {
                ulong methodTable = BitConverter.ToUInt64(before[offset..]);
                if (!methodTables.Contains(methodTable) || _state.Context.Runtime.GetTypeByMethodTable(methodTable) is not { } type) continue;
                ulong holder = target - Reach + (ulong)offset;
                ClrInstanceField? field = type.Fields.FirstOrDefault(candidate =>
                    candidate.IsObjectReference && _state.Context.Memory.ReadPointer(candidate.GetAddress(holder, interior: false)) == target);
                if (field is null) continue;
                Found(field, target);
                break;
            }
        }
    }

    private void Spread()
    {
        for (int visited = 0; visited < MaxObjects && !IsOver && _frontier.TryDequeue(out ClrObject holder); visited++)
        {
            foreach ((ClrField? field, ClrObject target) in holder.FieldsAndElements())
            {
                if (field is not null) Found(field, target.Address);
                Enqueue(target);
            }
        }

        _frontier = new Queue<ClrObject>();
    }

    private void AddStatics(IEnumerable<ulong> methodTables)
    {
        foreach (ClrStaticField field in methodTables.Take(MaxTypes).SelectMany(StaticsOf))
        {
            if (!field.IsObjectReference) continue;
            foreach (ClrAppDomain domain in _state.Context.Runtime.AppDomains)
            {
                ClrObject value = field.ReadObject(domain);
                if (!value.IsValid) continue;
                Found(field, value.Address);
                Enqueue(value);
            }

            if (IsOver) return;
        }
    }

    private void Found(ClrField field, ulong target)
    {
        if (!_wanted.Contains(target) || field.ContainingType is { } type && Carriers.HidesWhatItHolds(type)) return;
        _state.Fields.Add(field, target);
        if (_state.Fields.HasOwn(target)) _wanted.Remove(target);
    }

    private void Enqueue(ClrObject target)
    {
        if (_frontier.Count < MaxObjects && target.IsValid && target.Type is { IsString: false, IsFree: false, ContainsPointers: true } && _seen.Add(target.Address)) _frontier.Enqueue(target);
    }

    private IEnumerable<ClrStaticField> StaticsOf(ulong methodTable) => _state.Context.Runtime.GetTypeByMethodTable(methodTable)?.StaticFields ?? [];

    private HashSet<ulong> ProgramMethodTables()
    {
        var found = new HashSet<ulong>();
        foreach (ClrModule module in _state.Context.Runtime.EnumerateModules())
        {
            if (Framework.Owns(module)) continue;
            foreach ((ulong methodTable, int _) in module.EnumerateTypeDefToMethodTableMap()) found.Add(methodTable);
        }

        return found;
    }
}
