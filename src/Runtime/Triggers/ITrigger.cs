namespace Hangdump.Runtime.Triggers;

/// <summary>A reason to read the process. Cheap, and wrong at times: what is so is for the reading to say. Used by one thread.</summary>
internal interface ITrigger
{
    /// <summary>Called some twenty times a second.</summary>
    Suspicion Look(Scene scene);

    /// <summary>The process was read for this trigger's sake.</summary>
    /// <param name="found">Whether that brought anything new.</param>
    void Answer(bool found);
}

/// <summary>How much a trigger wants the process to be read.</summary>
internal enum Suspicion
{
    None,

    /// <summary>Something may be forming: the reading can be prepared.</summary>
    Forming,

    /// <summary>It has lasted long enough to be looked at.</summary>
    Ripe,
}
