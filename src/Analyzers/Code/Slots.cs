namespace Hangdump.Analyzers.Code;

/// <summary>Ids of what can hold a delegate.</summary>
internal static class Slots
{
    /// <summary>What the names of slots begin with, unlike those of bodies.</summary>
    public const string Start = "slot ";

    /// <summary>Stands before the number of a parameter and in no other name.</summary>
    public const char ParameterMark = '§';

    /// <summary>Stands before the number of a local.</summary>
    private const char LocalMark = '@';

    public static string Parameter(string method, int index) => Start + method + ParameterMark + index;

    /// <summary>Whether it is a parameter, whose content depends on who calls.</summary>
    public static bool IsParameter(string slot) => slot.IndexOf(ParameterMark) > 0;

    /// <summary>Whether it is a local or a parameter, of which the body that declares it sees every use.</summary>
    public static bool IsWithinBody(string slot) => slot.StartsWith(Start, StringComparison.Ordinal) && (IsParameter(slot) || slot.IndexOf(LocalMark) > 0);

    /// <param name="number">Tells it apart from others of its name.</param>
    public static string Local(string body, string name, int number) => Start + body + "." + name + LocalMark + number;

    public static string Member(string id) => Start + id;
}
