using Hangdump.Runtime.Output;
using Hangdump.Runtime.Watching;

namespace Hangdump.Runtime.Startup;

/// <summary>How the startup hook starts the watch: as the environment says, and without making the application wait.</summary>
internal static class Preloaded
{
    /// <summary>Called by the hook, by name.</summary>
    public static void Begin()
    {
        EnvironmentOptions environment = EnvironmentOptions.Read(Environment.GetEnvironmentVariable);
        foreach (string complaint in environment.Complaints) Complaint.Write(complaint);
        if (!environment.IsInherited) HookVariable.Remove();
        if (!environment.IsOn) return;
        environment.Options.LooksAtStart = false;
        // Listening takes the runtime some milliseconds to begin.
        OwnThreads.Start("Hangdump start", () => HangWatch.StartUnlessTaken(environment.Options));
    }
}
