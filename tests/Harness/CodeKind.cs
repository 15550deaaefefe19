namespace Hangdump.Harness;

/// <summary>How the code of a target was compiled: what stands on its stacks depends on it.</summary>
public enum CodeKind
{
    /// <summary>Release, compiled quickly at first as a service that has just started.</summary>
    Release,

    /// <summary>Release, fully optimised from the first call on.</summary>
    Optimised,

    /// <summary>Release, fully optimised together with the framework's own code, as after hours of running.</summary>
    FullyOptimised,

    Debug,

    /// <summary>Release, with async methods compiled to the runtime's own async of .NET 11.</summary>
    RuntimeAsync,
}
