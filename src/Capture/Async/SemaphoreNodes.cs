using Hangdump.Capture.Objects;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>
/// Which SemaphoreSlim a waiting flow's node belongs to: a node does not say, but the semaphore lists it. Semaphores are looked for
/// where the stacks lead to, and in the locals of suspended methods and the fields of their objects.
/// </summary>
internal sealed class SemaphoreNodes(CaptureState state)
{
    public const string Semaphore = "System.Threading.SemaphoreSlim";
    private const int MaxNodes = 10_000;

    private readonly HashSet<ulong> _seen = [];
    private readonly Dictionary<ulong, ClrObject> _semaphores = [];

    /// <summary>Not valid where none is known to list it.</summary>
    public ClrObject SemaphoreOf(ClrObject node) => _semaphores.GetValueOrDefault(node.Address);

    /// <summary>The nodes of the semaphores that this step can reach; each semaphore once.</summary>
    public IEnumerable<ClrObject> ReachedBy(FlowStep step)
    {
        foreach (ClrObject local in step.Locals())
        {
            foreach (ClrObject node in Nodes(local)) yield return node;
            if (local.Type is not { IsArray: false, IsString: false } type || Framework.Owns(type)) continue;
            foreach (ClrInstanceField field in type.Fields)
            {
                if (Place.Of(local).Object(field) is not { IsValid: true } value) continue;
                state.Fields.Add(field, value.Address);
                foreach (ClrObject node in Nodes(value)) yield return node;
            }
        }
    }

    /// <summary>The nodes of an object that is a semaphore; none of another, or of one that was asked for before.</summary>
    public IEnumerable<ClrObject> Nodes(ClrObject candidate)
    {
        if (candidate.Type?.Name != Semaphore || !_seen.Add(candidate.Address)) yield break;
        ClrObject node = candidate.Follow("m_asyncHead");
        for (int count = 0; node.IsValid && count < MaxNodes; count++)
        {
            _semaphores[node.Address] = candidate;
            yield return node;
            node = node.Follow("Next");
        }
    }
}
