namespace Hangdump.Runtime.Startup;

/// <summary>
/// One watch in a process, although the startup hook and the application may each have loaded us: what they share is the application's
/// context, where the running watch leaves how it is stopped. The application's own watch wins.
/// </summary>
internal static class Precedence
{
    private const string Name = "Hangdump.HangWatch.Stop";

    /// <summary>Stops the watch of another copy of us, and takes its place.</summary>
    public static void Claim(Action stop)
    {
        object? other = AppContext.GetData(Name);
        AppDomain.CurrentDomain.SetData(Name, stop);
        if (other is Action before && before != stop) before();
    }

    /// <summary>Takes the place if nobody has it.</summary>
    public static bool TryClaim(Action stop)
    {
        if (AppContext.GetData(Name) is not null) return false;
        AppDomain.CurrentDomain.SetData(Name, stop);
        return true;
    }
}
