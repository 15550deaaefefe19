namespace Hangdump.Reporting.Graph;

/// <summary>Why one party must act before another gets on.</summary>
internal enum DependencyKind
{
    /// <summary>It holds the resource, or will complete it.</summary>
    Owner,

    /// <summary>It waits to write and so keeps new readers out.</summary>
    HeldOff,

    /// <summary>It could give the pulse or signal.</summary>
    Signal,

    /// <summary>It is the thread that alone can run the flow's next step.</summary>
    Resume,
}
