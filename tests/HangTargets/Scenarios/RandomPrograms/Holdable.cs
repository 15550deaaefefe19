namespace HangTargets.Scenarios.RandomPrograms;

/// <summary>Something that a thread can hold while it does something else, and that other threads can want meanwhile.</summary>
internal abstract class Holdable
{
    /// <summary>What a report calls it.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether several threads hold it at once, as readers do.</summary>
    public virtual bool IsShared => false;

    /// <summary>Does something while it is held.</summary>
    public abstract void Hold(Action inside);

    /// <summary>Waits for it without end, as long as another thread holds it.</summary>
    public abstract void Want();

    /// <summary>Waits for an hour at most; false where it has no such wait.</summary>
    public virtual bool WantForAnHour() => false;
}
