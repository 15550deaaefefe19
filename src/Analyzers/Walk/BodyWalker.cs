using System.Runtime.CompilerServices;
using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>
/// Turns the operations of one body into the nodes that matter for locks. Branches are in <see cref="BranchWalker"/>,
/// calls in <see cref="CallWalker"/>, which objects are meant in <see cref="Places"/>.
/// </summary>
internal sealed class BodyWalker
{
    private readonly TreeWalker _tree;
    private readonly Places _places;
    private readonly CallWalker _calls;
    private readonly LockCalls _locks;
    private readonly ConditionWalker _conditions;
    private readonly BranchWalker _branches;
    private readonly List<(string, string)> _orders = [];
    private readonly CancellationToken _cancelled;
    private NodeList _nodes = new();

    public BodyWalker(TreeWalker tree, IMethodSymbol method, string id, string ownerId, IOperation root, CancellationToken cancelled)
    {
        _tree = tree;
        _cancelled = cancelled;
        Method = method;
        Id = id;
        OwnerId = ownerId;
        _places = new Places(tree, this, root);
        _locks = new LockCalls(tree.Names, _places);
        Delegates = new Delegates(tree, this);
        Flags flags = new(_places, method, tree);
        _calls = new CallWalker(tree, this, _places, Delegates, _locks, flags);
        _conditions = new ConditionWalker(this, _calls, _locks);
        _branches = new BranchWalker(this, _calls, _conditions, flags);
    }

    public IMethodSymbol Method { get; }

    public string Id { get; }

    /// <summary>Id of the member that a lambda or local function stands in; of a member itself its own.</summary>
    public string OwnerId { get; }

    public Delegates Delegates { get; }

    public bool UsesLocks { get; private set; }

    public bool CallsParameters { get; private set; }

    public IReadOnlyList<(string, string)> Orders => _orders;

    public Node Walk(IOperation root)
    {
        Visit(root);
        return _nodes.ToNode();
    }

    public void Emit(Node node)
    {
        if (node is Acquire or Release or AssertHeld) UsesLocks = true;
        if (node is Call call && MayCallParameters(call)) CallsParameters = true;
        _nodes.Add(node);
    }

    /// <summary>A lambda or local function of this member was walked.</summary>
    public void TakeOver(BodyWalker nested) => CallsParameters |= nested.CallsParameters;

    /// <summary>Itself, by handing them on, or by another lambda or local function of the member.</summary>
    private bool MayCallParameters(Call call) =>
        (call.Kind == CallKind.Delegate && Slots.IsParameter(call.Target))
        || call.Callbacks.Any(callback => Slots.IsParameter(callback.Source))
        || (Id != OwnerId && call.Target.StartsWith(OwnerId + "/", StringComparison.Ordinal));

    /// <summary>What an operation emits, on its own.</summary>
    public Node Collect(Action visit)
    {
        NodeList outer = _nodes;
        _nodes = new NodeList();
        visit();
        Node node = _nodes.ToNode();
        _nodes = outer;
        return node;
    }

    public Node Collect(IOperation? operation) => operation is null ? Sequence.Empty : Collect(() => Visit(operation));

    public void Visit(IOperation? operation)
    {
        if (operation is null) return;
        _cancelled.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case ILockOperation statement: Lock(statement); break;
            case IUsingOperation statement: Using(statement); break;
            case IBlockOperation block: Block(block.Operations); break;
            case IConditionalOperation choice: _branches.Conditional(choice); break;
            case ISwitchOperation choice: _branches.Switch(choice); break;
            case ISwitchExpressionOperation choice: _branches.SwitchExpression(choice); break;
            case ILoopOperation loop: _branches.Loop(loop); break;
            case ITryOperation attempt: _branches.Try(attempt); break;
            case IReturnOperation exit: Return(exit); break;
            case IThrowOperation exit: Visit(exit.Exception); Emit(new Jump(JumpKind.Throw)); break;
            case IBranchOperation: Emit(new Jump(JumpKind.Within)); break;
            case IAwaitOperation wait: _calls.VisitAwaited(wait.Operation); Emit(new Await()); break;
            case IBinaryOperation binary: Binary(binary); break;
            case IConditionalAccessOperation access: _branches.ConditionalAccess(access); break;
            case ICoalesceOperation coalesce: Visit(coalesce.Value); _branches.Optionally(coalesce.WhenNull); break;
            case IAnonymousFunctionOperation lambda: _tree.WalkLambda(lambda, this, isImmediate: false); break;
            case ILocalFunctionOperation function: _tree.WalkLocalFunction(function, this); break;
            case IVariableDeclaratorOperation variable: Variable(variable); break;
            case IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation or IAssignmentOperation or IEventAssignmentOperation
                or IIncrementOrDecrementOperation or IUnaryOperation or IConversionOperation or IDelegateCreationOperation or IEventReferenceOperation:
                _calls.Visit(operation);
                break;
            default: VisitChildren(operation); break;
        }
    }

    public void VisitChildren(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations) Visit(child);
    }

    /// <summary>Remembers two objects that are compared, as those that are locked in order of a key are.</summary>
    public void NoteComparison(IOperation left, IOperation right)
    {
        if (_places.RootOf(left) is { } one && _places.RootOf(right) is { } other && one != other) _orders.Add((one, other));
    }

    /// <summary>Remembers that one object becomes a part of another, or no longer is one, as a child of its parent: that orders them.</summary>
    public void NotePart(IOperation member, IOperation value)
    {
        if (member is not (IFieldReferenceOperation or IPropertyReferenceOperation) || Places.Unwrap(value) is not (IParameterReferenceOperation or ILocalReferenceOperation or IInstanceReferenceOperation)) return;
        NoteComparison(member, value);
    }

    public void Block(IReadOnlyList<IOperation> statements)
    {
        for (int index = 0; index < statements.Count; index++)
        {
            if (statements[index] is not IUsingDeclarationOperation declaration)
            {
                Visit(statements[index]);
                continue;
            }

            // What follows a using declaration is its body.
            List<IOperation> rest = [];
            for (int next = index + 1; next < statements.Count; next++) rest.Add(statements[next]);
            EmitScope(declaration.DeclarationGroup, declaration.IsAsynchronous, () => Block(rest));
            return;
        }
    }

    private void Lock(ILockOperation statement)
    {
        Visit(statement.LockedValue);
        LockKind kind = statement.LockedValue.Type is { Name: "Lock", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } ? LockKind.Lock : LockKind.Monitor;
        LockUse use = _places.Lock(statement.LockedValue, kind);
        Emit(new Acquire(use, Position.Of(statement.LockedValue.Syntax), IsPatient: true));
        _nodes.Add(new Guarded(Collect(statement.Body), [], new Release(use)));
    }

    private void Using(IUsingOperation statement) => EmitScope(statement.Resources, statement.IsAsynchronous, () => Visit(statement.Body));

    private void EmitScope(IOperation resources, bool isAsynchronous, Action body)
    {
        Node acquisition = Collect(() =>
        {
            Visit(resources);
            if (isAsynchronous) Emit(new Await());
        });
        _nodes.Add(new Scope(acquisition, Collect(body), _calls.Disposal(resources, isAsynchronous)));
    }

    private void Return(IReturnOperation exit)
    {
        if (exit.Kind == OperationKind.YieldReturn)
        {
            Visit(exit.ReturnedValue);
            Emit(new Yield());
            return;
        }

        if (exit.ReturnedValue is { } value)
        {
            if (Method.IsAsync) Visit(value);
            else _calls.VisitReturned(value);
        }

        Emit(new Jump(JumpKind.Return));
    }

    private void Binary(IBinaryOperation binary)
    {
        if (binary.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual)
            NoteComparison(binary.LeftOperand, binary.RightOperand);

        // A concatenation of thousands of strings leans to the left as far.
        Stack<IOperation> rights = new();
        IOperation left = binary;
        while (left is IBinaryOperation { OperatorKind: not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) } next)
        {
            _calls.UserOperator(next.OperatorMethod, next);
            rights.Push(next.RightOperand);
            left = next.LeftOperand;
        }

        if (left is IBinaryOperation shortcut)
        {
            Visit(shortcut.LeftOperand);
            _branches.Optionally(shortcut.RightOperand);
        }
        else
        {
            Visit(left);
        }

        while (rights.Count > 0) Visit(rights.Pop());
    }

    private void Variable(IVariableDeclaratorOperation variable)
    {
        if (variable.GetVariableInitializer()?.Value is not { } value) return;
        IOperation awaited = value is IAwaitOperation wait ? wait.Operation : value;
        if (_locks.TryAcquire(awaited) is { } acquired)
        {
            _calls.VisitOperands(awaited);
            _conditions.Flag(variable.Symbol, acquired);
            return;
        }

        Delegates.FlowTo(SlotOf(variable.Symbol), value);
        Visit(value);
    }

    public string SlotOf(ILocalSymbol local) => Slots.Local(OwnerId, local.Name, _tree.NumberOf(local.Locations.Length > 0 ? local.Locations[0].SourceSpan.Start : 0));

    /// <inheritdoc cref="ConditionWalker.Flag"/>
    public void Flag(ILocalSymbol local, Acquire acquired) => _conditions.Flag(local, acquired);
}
