namespace Hangdump;

/// <summary>What follows when a deadlock has been reported.</summary>
public enum DeadlockAction
{
    /// <summary>The process goes on as it can.</summary>
    Report,

    /// <summary>The process ends at once with exit code 134, without exit handlers, so that whoever runs it starts it again.</summary>
    Exit,
}
