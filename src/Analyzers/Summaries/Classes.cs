using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>
/// Which class the object of a call is of. What a base class calls on itself may run the override of any class below it; seen from a
/// method of one of these, only its own and those below it are meant. Interfaces say nothing, as any class may have them.
/// </summary>
internal sealed class Classes(CodeIndex index)
{
    private readonly HashSet<string> _classes = [.. index.Bodies.Select(body => body.Class).OfType<string>()];

    /// <summary>Whether a call can come to an effect of the called body.</summary>
    /// <param name="effect">Of the called body.</param>
    /// <param name="site">The call.</param>
    /// <param name="class">The class that the caller's object must be of for that.</param>
    public bool CanBe(Effect effect, CallSite site, out string? @class)
    {
        @class = site.Caller.Class;
        if (effect.Class is not { } wanted || site.Step.Call is not { } call) return true;
        bool isSame = call.Receiver is { Root: RootKind.This, Fields.Count: 0 } || (call.Receiver is null && Substitution.ShareThis(site.Caller, effect.Body));
        string? known = isSame ? site.Caller.Class : call.Receiver is { Fields.Count: 0, Root: not RootKind.Static } receiver ? receiver.Type : null;
        if (known is null || known == wanted || !_classes.Contains(known)) return true;
        if (!index.Relations.RelatedTo(wanted).Contains(known)) return false;
        if (isSame && index.Relations.IsBelow(wanted, known)) @class = wanted;
        return true;
    }
}
