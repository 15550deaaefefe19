using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// Looks through what the stacks lead to, without a walk of the heap: the roots of every stack, the objects in their fields
/// (those of <see cref="Carriers"/> do not count as a step), and the statics of the types on the stacks.
/// </summary>
internal sealed class StackObjects(CaptureState state)
{
    private const int MaxDepth = 0;

    private readonly HashSet<ulong> _seen = [];
    private readonly HashSet<ulong> _staticsSeen = [];
    private readonly List<ClrObject> _found = [];

    /// <summary>Every object found, each once; the fields go to the state's field index.</summary>
    public IReadOnlyList<ClrObject> Find()
    {
        foreach (CapturedThread thread in state.Threads)
        {
            if (state.Context.IsExhausted()) break;
            foreach (ClrStackRoot root in thread.Roots) Visit(root.Object, depth: 0);
            for (int index = 0; index < thread.Frames.Count; index++)
            {
                ClrType? type = thread.Frames[index].Method.Type;
                VisitStaticsAround(type);
                if (ExactTypes.IsShared(type) && !Framework.Owns(type)) VisitExactly(ExactTypes.Of(thread, index, state.Context));
            }
        }

        return _found;
    }

    private void Visit(ClrObject target, int depth)
    {
        if (!target.IsValid || target.Type is not { } type || type.IsFree || !_seen.Add(target.Address)) return;
        _found.Add(target);
        if (depth > MaxDepth || type.IsArray || type.IsString) return;
        int next = Carriers.Includes(type) ? depth : depth + 1;
        foreach (ClrInstanceField field in type.Fields)
        {
            if (!field.IsObjectReference) continue;
            ClrObject value = field.ReadObject(target.Address, interior: false);
            if (!value.IsValid) continue;
            if (!Carriers.HidesWhatItHolds(type)) state.Fields.Add(field, value.Address);
            Visit(value, next);
        }
    }

    /// <summary>Those of a type and of the types that it is nested in: a lambda's method belongs to a type inside the program's.</summary>
    private void VisitStaticsAround(ClrType? type)
    {
        if (type is null || Framework.Owns(type) || !_staticsSeen.Add(type.MethodTable)) return;
        VisitStatics(type);
        if (type.Name is { } name && type.Module is { } module && name.LastIndexOf('+') is > 0 and var end)
            VisitStaticsAround(module.GetTypeByName(name[..end]));
    }

    private void VisitExactly(IEnumerable<ClrType> instantiations)
    {
        foreach (ClrType type in instantiations)
            if (_staticsSeen.Add(type.MethodTable)) VisitStatics(type);
    }

    private void VisitStatics(ClrType type)
    {
        foreach (ClrStaticField field in type.StaticFields)
        {
            if (!field.IsObjectReference) continue;
            foreach (ClrAppDomain domain in state.Context.Runtime.AppDomains)
            {
                ClrObject value = field.ReadObject(domain);
                if (!value.IsValid) continue;
                state.Fields.Add(field, value.Address);
                Visit(value, depth: 1);
            }
        }
    }
}
