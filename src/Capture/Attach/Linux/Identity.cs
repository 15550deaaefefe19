using System.Runtime.CompilerServices;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>Whose rights this process uses.</summary>
internal static unsafe class Identity
{
    /// <summary>Gives up root for good and becomes the user of another process. Returns whether it worked.</summary>
    public static bool TryBecome(ProcessStatus other)
    {
        // That user may not be able to read our own assemblies: they are loaded before.
        RuntimeHelpers.RunClassConstructor(typeof(Refusal).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(DataTarget).TypeHandle);
        uint group = other.Groups[1], user = other.Users[1];
        return LibC.SetGroups(1, &group) == 0 && LibC.SetGroup(group, group, group) == 0 && LibC.SetUser(user, user, user) == 0;
    }
}
