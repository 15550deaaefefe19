using Hangdump.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>Where a body goes one way or another: conditions, switches, loops, exceptions.</summary>
internal sealed class BranchWalker(BodyWalker body, CallWalker calls, ConditionWalker conditions, Flags flags)
{
    public void Conditional(IConditionalOperation choice)
    {
        (Node whenTrue, Node whenFalse) = conditions.Visit(choice.Condition);
        Node yes = new Sequence([whenTrue, body.Collect(choice.WhenTrue)]);
        Node no = new Sequence([whenFalse, body.Collect(choice.WhenFalse)]);
        if (!NodeList.IsEmpty(yes) || !NodeList.IsEmpty(no)) body.Emit(new Choice([yes, no]) { Needs = flags.Needs(choice.Condition), Conditions = ConditionCount.Of(choice.Condition) });
    }

    /// <summary>What stands behind a <c>?.</c> happens only where there is an object.</summary>
    public void ConditionalAccess(IConditionalAccessOperation access)
    {
        body.Visit(access.Operation);
        Node rest = body.Collect(access.WhenNotNull);
        if (!NodeList.IsEmpty(rest)) body.Emit(new Choice([rest, Sequence.Empty]) { Needs = flags.NeedsOfObject(access.Operation), Conditions = (0, 1) });
    }

    public void Optionally(IOperation? operation) => EmitChoice(body.Collect(operation), Sequence.Empty);

    private void EmitChoice(params Node[] ways)
    {
        if (Array.Exists(ways, way => !NodeList.IsEmpty(way))) body.Emit(new Choice(ways));
    }

    public void Switch(ISwitchOperation choice)
    {
        body.Visit(choice.Value);
        List<Node> ways = [];
        bool isTotal = false;
        foreach (ISwitchCaseOperation way in choice.Cases)
        {
            ways.Add(body.Collect(() =>
            {
                foreach (ICaseClauseOperation clause in way.Clauses)
                {
                    body.VisitChildren(clause);
                    isTotal |= clause.CaseKind == CaseKind.Default;
                }

                body.Block(way.Body);
            }));
        }

        if (!isTotal) ways.Add(Sequence.Empty);
        // A break leaves the switch only.
        body.Emit(new Loop(new Choice(ways)));
    }

    public void SwitchExpression(ISwitchExpressionOperation choice)
    {
        body.Visit(choice.Value);
        List<Node> ways = [];
        foreach (ISwitchExpressionArmOperation arm in choice.Arms) ways.Add(body.Collect(() => body.VisitChildren(arm)));
        EmitChoice([.. ways]);
    }

    public void Loop(ILoopOperation loop)
    {
        switch (loop)
        {
            case IForEachLoopOperation each:
                Call? iterator = calls.VisitIterated(each);
                Node repeated = body.Collect(() =>
                {
                    if (each.IsAsynchronous) body.Emit(new Await());
                    body.Visit(each.LoopControlVariable);
                    body.Visit(each.Body);
                });
                body.Emit(iterator is null ? new Loop(repeated) : new Enumeration(iterator, repeated));
                break;
            case IForLoopOperation counted:
                foreach (IOperation before in counted.Before) body.Visit(before);
                body.Emit(new Loop(body.Collect(() =>
                {
                    body.Visit(counted.Condition);
                    body.Visit(counted.Body);
                    foreach (IOperation step in counted.AtLoopBottom) body.Visit(step);
                })));
                break;
            case IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } again:
                body.Emit(new Loop(body.Collect(() =>
                {
                    (Node whenTrue, Node whenFalse) = again.ConditionIsUntil ? Swapped(conditions.Visit(condition)) : conditions.Visit(condition);
                    // The loop goes on where the condition holds; where it does not, what that has acquired is held behind the loop.
                    body.Emit(new Choice([new Sequence([whenTrue, body.Collect(again.Body)]), Sequence.Empty]));
                })));
                break;
            default: body.Emit(new Loop(body.Collect(() => body.VisitChildren(loop)))); break;
        }

        static (Node, Node) Swapped((Node Yes, Node No) pair) => (pair.No, pair.Yes);
    }

    public void Try(ITryOperation attempt)
    {
        Node guarded = body.Collect(attempt.Body);
        List<Node> handlers = [];
        foreach (ICatchClauseOperation handler in attempt.Catches)
        {
            handlers.Add(handler.Filter is { } filter ? Filtered(filter, handler.Handler) : body.Collect(handler.Handler));
        }

        body.Emit(new Guarded(guarded, handlers, body.Collect(attempt.Finally)));
    }

    /// <summary>Where the filter says no, the exception goes on.</summary>
    private Sequence Filtered(IOperation filter, IOperation handler)
    {
        Node asked = body.Collect(filter);
        Choice choice = new([body.Collect(handler), new Jump(JumpKind.Throw)]) { Needs = flags.Needs(filter), Conditions = ConditionCount.Of(filter) };
        return new Sequence([asked, choice]);
    }
}
