namespace Hangdump.Runtime.Startup;

/// <summary>The variable by which the startup hook came into this process, and would come into its children.</summary>
internal static class HookVariable
{
    private const string Name = "DOTNET_STARTUP_HOOKS", Hook = "Hangdump.Preload";

    /// <summary>Takes our hook out of it, and leaves others in.</summary>
    public static void Remove()
    {
        if (Environment.GetEnvironmentVariable(Name) is not { } hooks) return;
        string left = string.Join(Path.PathSeparator, hooks.Split(Path.PathSeparator).Where(hook => Path.GetFileNameWithoutExtension(hook.EndsWith(".dll", StringComparison.Ordinal) ? hook : hook + ".dll") != Hook));
        Environment.SetEnvironmentVariable(Name, left.Length == 0 ? null : left);
    }
}
