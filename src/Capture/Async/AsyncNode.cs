using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>
/// What is suspended as one: an async method with a state machine of its own, or a chain of methods of the runtime's own async that
/// one task stands for.
/// </summary>
/// <param name="Identity">The object that awaiters refer to: a task, or the source of a ValueTask.</param>
/// <param name="Steps">Innermost first; at least one.</param>
/// <param name="Awaited">What the innermost step awaits; not valid where nothing is, as after Task.Yield.</param>
/// <param name="Context">
/// The synchronization context that its next step will be posted to; not valid where any pool thread will do, or where the
/// runtime does not keep it.
/// </param>
/// <param name="WantsContext">Whether the await was one that goes on in the captured context, if there was one.</param>
internal sealed record AsyncNode(ClrObject Identity, IReadOnlyList<FlowStep> Steps, ClrObject Awaited, ClrObject Context, bool WantsContext);
