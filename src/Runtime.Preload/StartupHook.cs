using System.Reflection;
using Hangdump.Preload;
using Microsoft.Win32.SafeHandles;

/// <summary>
/// What <c>DOTNET_STARTUP_HOOKS</c> runs before Main. It opens a load context on its own folder, so that the application may refer to
/// whatever versions it likes, and starts the watch there. Nothing that fails here gets further than a line on the standard error stream.
/// </summary>
internal static class StartupHook
{
    private const string Entry = "Hangdump.Runtime.Startup.Preloaded", Method = "Begin";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        try
        {
            string folder = RuntimeFolder.Find(Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!);
            Assembly runtime = new FolderContext(folder).LoadFromAssemblyPath(Path.Join(folder, "Hangdump.Runtime.dll"));
            runtime.GetType(Entry, throwOnError: true)!.GetMethod(Method)!.CreateDelegate<Action>()();
        }
        catch (Exception exception)
        {
            Complain(exception);
        }
    }

    private static void Complain(Exception exception)
    {
        try
        {
            using FileStream error = new(new SafeFileHandle(2, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            error.Write(System.Text.Encoding.UTF8.GetBytes($"hangdump: the watch could not be started: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}\n"));
        }
        catch (Exception)
        {
            // The application starts in any case, also where nobody can be told.
        }
    }
}
