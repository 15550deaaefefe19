using Hangdump.Capture.Attach;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>One live managed thread as it stands in the image.</summary>
internal sealed class CapturedThread
{
    private ClrStackRoot[]? _roots;
    private HashSet<ulong>? _rootAddresses;

    public required ClrThread Clr { get; init; }

    public int Id => Clr.ManagedThreadId;

    /// <summary>The kernel's id as the runtime stores it.</summary>
    public uint RuntimeOsId => Clr.OSThreadId;

    /// <summary>What the kernel told of it before the stop; null where it could not be read.</summary>
    public required KernelThread? Kernel { get; init; }

    /// <summary>The <c>System.Threading.Thread</c>; not valid for a thread that has none yet.</summary>
    public required ClrObject Object { get; init; }

    public required string? Name { get; init; }

    public required ThreadKind Kind { get; init; }

    public required IReadOnlyList<CapturedFrame> Frames { get; init; }

    public required int FramesOmitted { get; init; }

    /// <summary>What it waits for; null while it runs.</summary>
    public ThreadWait? Wait { get; set; }

    /// <summary>The precise roots of its stack. Read on first use, which must be while the image stands still.</summary>
    public IReadOnlyList<ClrStackRoot> Roots => _roots ??= ReadRoots();

    /// <summary>Whether an object is among the precise roots of its stack.</summary>
    public bool HasRoot(ulong address) => (_rootAddresses ??= [.. Roots.Select(root => root.Object.Address)]).Contains(address);

    /// <summary>Whether its stack shows that it has taken a lock: by a root, since what holds a lock must let go of it again.</summary>
    public bool HasTaken(ClrObject target) => target.IsValid && HasRoot(target.Address);

    /// <summary>All different roots of one of its frames.</summary>
    public IEnumerable<ClrObject> RootsOf(int index)
    {
        CapturedFrame frame = Frames[index];
        return Roots
            .Where(root => root.StackFrame is { } at && at.StackPointer == frame.StackPointer && at.InstructionPointer == frame.InstructionPointer)
            .Select(root => root.Object)
            .Distinct();
    }

    private ClrStackRoot[] ReadRoots() => Kernel is { IsMoving: true } ? [] : [.. Clr.EnumerateStackRoots().Where(root => root.Object.IsValid)];
}
