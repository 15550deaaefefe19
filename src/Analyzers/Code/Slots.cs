namespace Hangdump.Analyzers.Code;

/// <summary>Ids of what can hold a delegate.</summary>
internal static class Slots
{
    /// <summary>What the names of slots begin with, unlike those of bodies.</summary>
    public const string Start = "slot ";

    /// <summary>Stands before the number of a parameter and in no other name.</summary>
    public const char ParameterMark = '§';

    public static string Parameter(string method, int index) => Start + method + ParameterMark + index;

    /// <summary>Whether it is a parameter, whose content depends on who calls.</summary>
    public static bool IsParameter(string slot) => slot.IndexOf(ParameterMark) > 0;

    /// <param name="position">Where it is declared, as others may have its name.</param>
    public static string Local(string body, string name, int position) => Start + body + "." + name + "@" + position;

    public static string Member(string id) => Start + id;
}
