namespace Hangdump.Capture.Primitives;

/// <summary>A library method under which a thread waits for a primitive.</summary>
/// <param name="Type">Full name of its type as the runtime prints it, without type arguments.</param>
/// <param name="Name">The beginning of its name; a local function or lambda of it counts too.</param>
/// <param name="Level">
/// How close it stands to what the program wrote: of several methods on one stack the highest names the wait, because the
/// lower ones are how it is built (a BlockingCollection waits in a SemaphoreSlim, which waits in a Monitor).
/// </param>
internal readonly record struct WaitMethod(string Type, string Name, WaitLevel Level);

/// <summary>From what everything else is built of up to what is built last.</summary>
internal enum WaitLevel
{
    Sleep,
    WaitHandle,
    Monitor,
    SlimEvent,
    Task,

    /// <summary>Of a SemaphoreSlim: where flows wait for it too, it makes a thread wait for a task.</summary>
    Semaphore,
    Lock,
    Collection,
    Application,
    Idle,
}
