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
    Kernel,
    Sleep,
    WaitHandle,
    Monitor,
    SlimEvent,
    Semaphore,
    Lock,
    Task,
    Collection,
    Application,
    Idle,
}
