namespace Hangdump.Reporting.Snapshot;

/// <summary>Keys of <see cref="Resource.Details"/> that the analysis reads.</summary>
public static class DetailNames
{
    /// <summary>Free slots of a semaphore, items of a collection, missing signals of a countdown.</summary>
    public const string Count = "count";

    /// <summary>Slots of a semaphore; left out where the program set no bound.</summary>
    public const string Maximum = "maximum";

    /// <summary>Participants of a barrier that have not arrived.</summary>
    public const string Remaining = "remaining";

    /// <summary>Whether a collection takes no more items.</summary>
    public const string IsCompleted = "isCompleted";

    /// <summary>The name of a <see cref="TaskStatus"/>.</summary>
    public const string Status = "status";

    /// <summary>The managed id that a lock records although no live thread can be its owner.</summary>
    public const string RecordedOwnerId = "recordedOwnerId";
}
