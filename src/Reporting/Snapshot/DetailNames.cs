namespace Hangdump.Reporting.Snapshot;

/// <summary>Keys of <see cref="Resource.Details"/> that the analysis reads.</summary>
public static class DetailNames
{
    /// <summary>How often the owner has entered; 1 for a lock entered once.</summary>
    public const string Recursion = "recursion";

    /// <summary>Free slots of a semaphore, missing signals of a countdown.</summary>
    public const string CurrentCount = "currentCount";

    /// <summary>Slots of a semaphore; left out where the program set no bound.</summary>
    public const string MaximumCount = "maximumCount";

    /// <summary>Whether an event is set at the moment: a wait for it is about to end.</summary>
    public const string IsSet = "isSet";
}
