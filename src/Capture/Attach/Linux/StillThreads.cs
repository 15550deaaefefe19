namespace Hangdump.Capture.Attach.Linux;

/// <summary>What is done with the threads that sit still anyway, while the others are stopped.</summary>
internal enum StillThreads
{
    /// <summary>They are stopped as well.</summary>
    Stopped,

    /// <summary>
    /// They are left alone, which takes no time. Whether they sat still all the while, and whether new threads have appeared, must
    /// be asked afterwards.
    /// </summary>
    Left,
}
