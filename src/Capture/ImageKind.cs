namespace Hangdump.Capture;

/// <summary>How far an image of the target can be relied upon.</summary>
internal enum ImageKind
{
    /// <summary>Everything in it is of one moment.</summary>
    Still,

    /// <summary>The target runs on: only what belongs to threads that sit still is of one moment, and only they are looked at.</summary>
    Running,

    /// <summary>As <see cref="Running"/>, and what is found is thrown away, so that not all threads need to be looked at.</summary>
    Rehearsal,
}
