using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;
using Hangdump.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>Turns whatever calls something into nodes: methods, constructors, accessors, operators, delegates and the methods of locks.</summary>
internal sealed class CallWalker(TreeWalker tree, BodyWalker body, Places places, Delegates delegates, LockCalls locks, Flags flags)
{
    private readonly Arguments _arguments = new(places);
    private readonly Dictionary<ILocalSymbol, LockUse> _scopes = new(SymbolEqualityComparer.Default);
    private IOperation? _waited;
    private IOperation? _returned;

    private Names Names => tree.Names;

    public void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call: Invocation(call); break;
            case IObjectCreationOperation creation: Creation(creation); break;
            case IPropertyReferenceOperation property: Property(property, reads: true, writes: false, value: null); break;
            case ISimpleAssignmentOperation assignment: Assignment(assignment.Target, assignment.Value, reads: false); break;
            case ICompoundAssignmentOperation assignment:
                Assignment(assignment.Target, assignment.Value, reads: true);
                UserOperator(assignment.OperatorMethod, assignment);
                break;
            case ICoalesceAssignmentOperation assignment: Assignment(assignment.Target, assignment.Value, reads: true); break;
            case IDeconstructionAssignmentOperation deconstruction: Deconstruction(deconstruction); break;
            case IEventAssignmentOperation assignment: EventAssignment(assignment); break;
            case IIncrementOrDecrementOperation step:
                if (step.Target is IPropertyReferenceOperation target) Property(target, reads: true, writes: true, value: null);
                else body.Visit(step.Target);
                UserOperator(step.OperatorMethod, step);
                break;
            case IUnaryOperation unary:
                body.Visit(unary.Operand);
                UserOperator(unary.OperatorMethod, unary);
                break;
            case IConversionOperation conversion:
                body.Visit(conversion.Operand);
                UserOperator(conversion.OperatorMethod, conversion);
                break;
            case IDelegateCreationOperation creation: DelegateCreation(creation); break;
            default: body.VisitChildren(operation); break;
        }
    }

    /// <summary>An expression whose task is waited for at once.</summary>
    public void VisitAwaited(IOperation operation)
    {
        _waited = TaskCalls.Peel(operation);
        body.Visit(operation);
    }

    /// <summary>An expression whose task is given to the caller.</summary>
    public void VisitReturned(IOperation operation)
    {
        _returned = TaskCalls.Peel(operation);
        body.Visit(operation);
    }

    /// <summary>The call of Dispose at the end of a <c>using</c>; null where it is not of this compilation.</summary>
    public Call? Disposal(IOperation resources, bool isAsynchronous)
    {
        IVariableDeclaratorOperation? variable = (resources as IVariableDeclarationGroupOperation)?.Declarations.FirstOrDefault()?.Declarators.FirstOrDefault();
        ITypeSymbol? type = variable?.Symbol.Type ?? resources.Type;
        if (type is null || !Names.IsOwn(type)) return null;
        IMethodSymbol? dispose = type.GetMembers(isAsynchronous ? "DisposeAsync" : "Dispose").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == 0);
        if (dispose is null || dispose.IsAbstract) return null;
        IOperation? value = variable is null ? resources : variable.GetVariableInitializer()?.Value;
        return new Call(CallKind.Direct, Names.Id(dispose), places.Of(value), [], Position.Of(resources.Syntax), places.IsFresh(value), Completion.Waited);
    }

    /// <summary>The iterator of this compilation that a loop runs through; null when it is none. Visits the operands.</summary>
    public Call? VisitIterated(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation conversion) collection = conversion.Operand;
        if (collection is IInvocationOperation { TargetMethod: { } method } call && Names.IsOwn(method) && method.MethodKind != MethodKind.DelegateInvoke)
        {
            VisitOperands(call);
            return CallOf(call);
        }

        body.Visit(loop.Collection);
        Enumerator(loop);
        return null;
    }

    public void VisitOperands(IOperation operation)
    {
        operation = TaskCalls.Peel(operation);
        if (operation is IInvocationOperation call)
        {
            body.Visit(call.Instance);
            foreach (IArgumentOperation argument in call.Arguments) body.Visit(argument.Value);
        }
        else
        {
            body.VisitChildren(operation);
        }
    }

    public void UserOperator(IMethodSymbol? method, IOperation operation)
    {
        if (method is not null && Names.IsOwn(method))
            body.Emit(new Call(CallKind.Direct, Names.Id(method), null, [], Position.Of(operation.Syntax), IsFresh: false, Completion.Waited));
    }

    private void Invocation(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (TaskCalls.IsWaiting(method)) _waited = TaskCalls.Peel(call.Instance ?? call);
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            VisitOperands(call);
            DelegateCall(call);
        }
        else if (locks.ApiOf(method, call.Instance) is { } api)
        {
            VisitOperands(call);
            LockCall(call, api);
        }
        else if (Names.IsOwn(method) || method.MethodKind == MethodKind.LocalFunction)
        {
            VisitOperands(call);
            delegates.FlowArguments(method, call.Arguments);
            body.Emit(CallOf(call));
        }
        else
        {
            Foreign(call);
        }
    }

    private void Foreign(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "Assert" && method.ContainingType.Name is "Debug" or "Trace")
        {
            foreach (IOperation operation in call.Arguments[0].DescendantsAndSelf())
                if (locks.Held(operation) is { } held) body.Emit(new AssertHeld(held, IsAlways: true));
        }

        if (method.Name is "CompareTo" or "Compare" or "CompareOrdinal")
        {
            if (call is { Instance: { } instance, Arguments.Length: > 0 }) body.NoteComparison(instance, call.Arguments[0].Value);
            else if (call.Arguments.Length > 1) body.NoteComparison(call.Arguments[0].Value, call.Arguments[1].Value);
        }

        if (call is { Instance: { } table, Arguments.Length: > 0 } && ContainerChanges.Include(method.Name)) body.NotePart(table, call.Arguments[call.Arguments.Length - 1].Value);
        if (method.Name == "Dispose" && call.Instance is ILocalReferenceOperation { Local: { } local } && _scopes.TryGetValue(local, out LockUse? scope)) body.Emit(new Release(scope));
        // The caller stands still until the work is done, so its locks are held meanwhile.
        bool isImmediate = ImmediateCallees.Includes(Names.Bare(method.ContainingType)) || (ImmediateCallees.IsStarter(method) && ReferenceEquals(call, _waited));
        body.Visit(call.Instance);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Value.Type is not { TypeKind: TypeKind.Delegate }) body.Visit(argument.Value);
            else if (isImmediate) Immediately(argument.Value);
            else Later(argument.Value);
        }
    }

    /// <summary>A delegate that is called before the call that it is given to returns.</summary>
    private void Immediately(IOperation value)
    {
        if (value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda })
        {
            string id = tree.WalkLambda(lambda, body, isImmediate: true);
            body.Emit(new Call(CallKind.Direct, id, SelfOrNull(), [], Position.Of(lambda.Syntax), IsFresh: false, Completion.Waited));
            return;
        }

        body.Visit(value);
        foreach (string source in delegates.SourcesOf(value)) body.Emit(new Call(CallKind.Delegate, source, null, [], Position.Of(value.Syntax), IsFresh: false, Completion.Waited));
    }

    /// <summary>A delegate that is called by nobody knows whom. Where it is called here as well, that is the exception.</summary>
    private void Later(IOperation value)
    {
        body.Visit(value);
        tree.Code.Deferred.UnionWith(delegates.SourcesOf(value).Where(Slots.IsWithinBody));
    }

    private Place? SelfOrNull() => body.Method.IsStatic ? null : Place.This(Names.Text(body.Method.ContainingType), Names.IsOwn(body.Method.ContainingType));

    private void DelegateCall(IInvocationOperation call)
    {
        IReadOnlyList<Place?> arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0).Select(argument => _arguments.ObjectOf(argument.Value))];
        foreach (string source in delegates.SourcesOf(call.Instance))
            body.Emit(new Call(CallKind.Delegate, source, null, arguments, Position.Of(call.Syntax), IsFresh: false, CompletionOf(call)));
    }

    private void LockCall(IInvocationOperation call, LockApi api)
    {
        LockUse use = locks.UseOf(api, call);
        switch (api.Effect)
        {
            case LockEffect.Acquire:
                Acquire acquire = new(use, Position.Of(call.Syntax), LockCalls.IsPatient(call)) { IsTask = TaskCalls.Makes(call.TargetMethod) };
                if (acquire.IsPatient) body.Emit(acquire);
                else if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind == RefKind.Ref)?.Value is ILocalReferenceOperation { Local: { } taken }) body.Flag(taken, acquire);
                break;
            case LockEffect.Scope:
                body.Emit(new Acquire(use, Position.Of(call.Syntax), IsPatient: true) { IsTask = TaskCalls.Makes(call.TargetMethod) });
                if (VariableOf(call) is { } scope) _scopes[scope] = use;
                break;
            case LockEffect.Release: body.Emit(new Release(use)); break;
        }
    }

    /// <summary>The local that a call initialises.</summary>
    private static ILocalSymbol? VariableOf(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IAwaitOperation or IConversionOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }) parent = parent.Parent;
        return parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;
    }

    private Call CallOf(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isVirtual = call.IsVirtual && !method.ContainingType.IsSealed && call.Instance?.Type is not { IsSealed: true } && !places.IsFresh(call.Instance);
        return new Call(
            isVirtual ? CallKind.Virtual : CallKind.Direct,
            tree.IdOf(method),
            method.MethodKind == MethodKind.LocalFunction ? SelfOrNull() : call.Instance is null ? null : places.Of(call.Instance),
            _arguments.Objects(method, call.Arguments),
            Position.Of(call.Syntax),
            places.IsFresh(call.Instance),
            CompletionOf(call)) { Callbacks = delegates.Callbacks(call.Arguments), Flags = flags.Given(call.Arguments), FreshArguments = _arguments.Fresh(call.Arguments) };
    }

    private void Creation(IObjectCreationOperation creation)
    {
        foreach (IArgumentOperation argument in creation.Arguments) body.Visit(argument.Value);
        if (creation.Constructor is { } constructor && Names.IsOwn(constructor))
        {
            delegates.FlowArguments(constructor, creation.Arguments);
            body.Emit(new Call(CallKind.Direct, Names.Id(constructor), null, _arguments.Objects(constructor, creation.Arguments), Position.Of(creation.Syntax), IsFresh: true, Completion.Waited) { Callbacks = delegates.Callbacks(creation.Arguments), Flags = flags.Given(creation.Arguments), FreshArguments = _arguments.Fresh(creation.Arguments) });
        }

        body.Visit(creation.Initializer);
    }

    private void Property(IPropertyReferenceOperation property, bool reads, bool writes, IOperation? value)
    {
        if (property.Property is { Name: "Result", ContainingType.Name: "Task" or "ValueTask" } && property.Instance is not null) _waited = TaskCalls.Peel(property.Instance);
        body.Visit(property.Instance);
        foreach (IArgumentOperation argument in property.Arguments) body.Visit(argument.Value);
        if (value is not null) body.Visit(value);
        if (!Names.IsOwn(property.Property)) return;
        if (reads && property.Property.GetMethod is { } getter && tree.MayHaveBody(getter)) Accessor(getter, property);
        if (writes && property.Property.SetMethod is { } setter && tree.MayHaveBody(setter)) Accessor(setter, property);
    }

    private void Accessor(IMethodSymbol accessor, IPropertyReferenceOperation property)
    {
        bool isBase = property.Instance?.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax;
        bool isVirtual = (accessor.IsVirtual || accessor.IsAbstract || accessor.IsOverride) && !isBase && !accessor.ContainingType.IsSealed && property.Instance?.Type is not { IsSealed: true };
        body.Emit(new Call(
            isVirtual ? CallKind.Virtual : CallKind.Direct,
            Names.Id(accessor),
            property.Instance is null ? null : places.Of(property.Instance),
            [],
            Position.Of(property.Syntax),
            places.IsFresh(property.Instance),
            Completion.Waited));
    }

    private void Assignment(IOperation target, IOperation value, bool reads)
    {
        if (delegates.SlotOf(target) is { } slot) delegates.FlowTo(slot, value);
        body.NotePart(target, value);
        if (target is IFieldReferenceOperation { Field: { } field })
        {
            tree.NoteMade(field, value);
            if (places.Of(value) is { Fields.Count: > 0 }) tree.Code.Shared.Add(Names.Text(field));
            if (body.Method.MethodKind == MethodKind.Constructor && places.Of(value).Root == RootKind.Parameter) tree.Code.Given.Add(Names.Text(field));
        }

        if (target is IPropertyReferenceOperation property)
        {
            Property(property, reads, writes: true, value);
            return;
        }

        body.Visit(target);
        body.Visit(value);
    }

    private void Deconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        body.Visit(deconstruction.Value);
        if (deconstruction.Value.Type is { } type && Names.IsOwn(type) && !type.IsTupleType
            && type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault() is { } method)
            body.Emit(new Call(CallKind.Direct, Names.Id(method), places.Of(deconstruction.Value), [], Position.Of(deconstruction.Syntax), IsFresh: false, Completion.Waited));
        body.Visit(deconstruction.Target);
    }

    private void EventAssignment(IEventAssignmentOperation assignment)
    {
        if (assignment.EventReference is not IEventReferenceOperation { Event: { } raised } reference) return;
        body.Visit(reference.Instance);
        body.Visit(assignment.HandlerValue);
        if (assignment.Adds) delegates.FlowTo(Slots.Member(Names.Id(raised)), assignment.HandlerValue);
        IMethodSymbol? accessor = assignment.Adds ? raised.AddMethod : raised.RemoveMethod;
        if (accessor is null || !Names.IsOwn(raised) || accessor.IsImplicitlyDeclared) return;
        delegates.FlowTo(Slots.Parameter(Names.Id(accessor), 0), assignment.HandlerValue);
        bool isVirtual = raised.IsVirtual || raised.IsAbstract || raised.IsOverride;
        body.Emit(new Call(isVirtual ? CallKind.Virtual : CallKind.Direct, Names.Id(accessor), reference.Instance is null ? null : places.Of(reference.Instance), [], Position.Of(assignment.Syntax), IsFresh: false, Completion.Waited));
    }

    private void DelegateCreation(IDelegateCreationOperation creation)
    {
        if (creation.Target is IMethodReferenceOperation { Method: { } method } reference)
        {
            tree.Code.Escaped.Add(tree.IdOf(method));
            body.Visit(reference.Instance);
            return;
        }

        body.Visit(creation.Target);
    }

    private void Enumerator(IForEachLoopOperation loop)
    {
        if (loop.Collection is not { } collection) return;
        while (collection is IConversionOperation { IsImplicit: true } conversion) collection = conversion.Operand;
        if (collection.Type is not { } type || !Names.IsOwn(type)) return;
        if (type.GetMembers("GetEnumerator").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == 0) is { } getter)
            body.Emit(new Call(getter.IsVirtual || getter.IsAbstract || getter.IsOverride ? CallKind.Virtual : CallKind.Direct, Names.Id(getter), places.Of(collection), [], Position.Of(loop.Collection.Syntax), IsFresh: false, Completion.Waited));
    }

    private Completion CompletionOf(IInvocationOperation call)
    {
        if (ReferenceEquals(call, _waited)) return Completion.Waited;
        if (ReferenceEquals(call, _returned)) return Completion.Returned;
        return call.Type is { Name: "Task" or "ValueTask" } ? Completion.Left : Completion.Waited;
    }
}
