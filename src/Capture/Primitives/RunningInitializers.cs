using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A static constructor that a thread is in.</summary>
internal sealed record RunningInitializer(ClrType Type, CapturedThread Thread);

/// <summary>
/// The static constructors that threads are in, by the method table of the type that is being initialised. Code shared by the
/// instances of a generic type does not tell which one that is, but the runner's stack holds its method table.
/// </summary>
internal sealed class RunningInitializers
{
    /// <summary>Where a method table refers to the one of its shared instance, with the lowest bit set, since .NET 7.</summary>
    private const int CanonicalOffset = 0x28;

    private readonly Dictionary<ulong, RunningInitializer> _byMethodTable = [];

    public RunningInitializers(CaptureState state)
    {
        foreach (CapturedThread thread in state.Threads)
        {
            for (int index = 0; index < thread.Frames.Count; index++)
            {
                if (thread.Frames[index].Method is { IsClassConstructor: true, Type: { } type }) Add(type, thread, index, state);
            }
        }
    }

    public IReadOnlyCollection<RunningInitializer> All => _byMethodTable.Values;

    /// <summary>The running initialiser of the type of this method table; null for any other word.</summary>
    public RunningInitializer? Of(ulong methodTable) => _byMethodTable.GetValueOrDefault(methodTable);

    private void Add(ClrType type, CapturedThread thread, int index, CaptureState state)
    {
        if (type.Name?.Contains("System.__Canon", StringComparison.Ordinal) != true)
        {
            _byMethodTable[type.MethodTable] = new RunningInitializer(type, thread);
            return;
        }

        foreach (ulong word in StackWords.Below(thread, index, state.Context))
        {
            if (!_byMethodTable.ContainsKey(word) && IsInstanceOf(type, word, state) && state.Context.Runtime.GetTypeByMethodTable(word) is { } instance)
                _byMethodTable[word] = new RunningInitializer(instance, thread);
        }
    }

    private static bool IsInstanceOf(ClrType shared, ulong word, CaptureState state) =>
        word > ushort.MaxValue && word % sizeof(ulong) == 0 && state.Context.Memory.ReadPointer(word + CanonicalOffset) == (shared.MethodTable | 1);
}
