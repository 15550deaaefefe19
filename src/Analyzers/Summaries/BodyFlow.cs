using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>
/// Runs through the nodes of a body and finds what must be held at each: where ways meet, what is held on all of them. Methods that
/// take or give back a lock for their caller count as if their code stood in the caller.
/// </summary>
internal sealed class BodyFlow(CodeIndex index, Body body)
{
    private readonly List<Step> _steps = [];
    private readonly List<LockUse> _released = [];
    private readonly List<LockUse> _asserted = [];

    /// <summary>Held by the caller anyway, so that it is not left for it.</summary>
    private readonly HashSet<LockUse> _assumed = [];
    private readonly HashSet<string> _givenBack = [];
    private readonly Stack<List<State>> _jumps = new();
    private readonly Stack<Func<State, State>> _leaving = new();
    private bool _isLeaving;
    private int _conditions;
    private List<Hold>? _exit;
    private List<Hold>? _yield;

    public Flow Run()
    {
        State end = Run(body.Code, State.Start);
        if (end.IsReached) _exit = Common(_exit, end.Held);
        return new Flow
        {
            Steps = _steps,
            Left = [.. (_exit ?? []).Select(hold => hold.Lock).Where(use => !_assumed.Contains(use))],
            Released = _released,
            HeldAtYield = [.. (_yield ?? []).Select(hold => hold.Lock)],
            Asserted = _asserted,
            GivenBack = _givenBack,
        };
    }

    private State Run(Node node, State state)
    {
        if (!state.IsReached) return state;
        switch (node)
        {
            case Sequence sequence:
                foreach (Node step in sequence.Steps) state = Run(step, state);
                return state;
            case Acquire acquire: return Acquire(acquire, state);
            case Release release: return Release(index.Resolve(release.Lock), state);
            case AssertHeld assertion: return Assert(index.Resolve(assertion.Lock), assertion.IsAlways, state);
            case Call call: return Call(call, state);
            case Choice choice: return Choice(choice, state);
            case Loop loop: return Loop(loop.Body, state);
            case Guarded guarded: return Guarded(guarded, state);
            case Scope scope: return Scope(scope, state);
            case Enumeration enumeration: return Enumeration(enumeration, state);
            case Await: return state with { IsAfterAwait = true };
            case Yield:
                _yield = Common(_yield, state.Held);
                return state;
            case Jump { Kind: JumpKind.Within }:
                if (_jumps.Count > 0) _jumps.Peek().Add(state);
                return State.Unreached;
            case Jump { Kind: JumpKind.Return } when !_isLeaving:
                State left = Leave(state);
                if (left.IsReached) _exit = Common(_exit, left.Held);
                return State.Unreached;
            default: return State.Unreached;
        }
    }

    private State Acquire(Acquire acquire, State state)
    {
        Acquire resolved = acquire with { Lock = index.Resolve(acquire.Lock) };
        Add(state.Step(resolved));
        return state.With(new Hold(resolved.Lock, acquire.Position));
    }

    private State Release(LockUse use, State state)
    {
        for (int at = state.Held.Count - 1; at >= 0; at--)
        {
            if (!IsSame(state.Held[at].Lock, use)) continue;
            if (use.Place.Key is { } key) _givenBack.Add(key);
            return state.Without(at);
        }

        if (!_released.Contains(use)) _released.Add(use);
        return state with { GivenBack = [.. state.GivenBack, use] };
    }

    /// <summary>A hold given back may be known by a vaguer name than when it was taken.</summary>
    public static bool IsSame(LockUse held, LockUse released) =>
        held.Kind == released.Kind && held.Mode == released.Mode
        && (held.Place.Equals(released.Place) || (held.Place.Key == released.Place.Key && (held.Place.Root == RootKind.Unknown || released.Place.Root == RootKind.Unknown)));

    private State Assert(LockUse use, bool isAlways, State state)
    {
        if (state.Held.Any(hold => IsSame(hold.Lock, use))) return state;
        _assumed.Add(use);
        if (isAlways && !_asserted.Contains(use)) _asserted.Add(use);
        return state.With(new Hold(use, body.Position));
    }

    private State Call(Call call, State state)
    {
        Call resolved = Resolve(call);
        IReadOnlyList<Body> targets = index.TargetsOf(resolved);
        Add(state.Step(resolved, targets));
        foreach (Body possible in targets) CallBack(resolved, possible, state);
        if (targets.Count != 1 || !targets[0].UsesLocks || resolved.Completion == Completion.Left) return state;
        Body target = targets[0];
        Flow flow = index.FlowOf(target);
        foreach (LockUse use in flow.Released)
        {
            if (InCaller(use, resolved, target) is { } released) state = Release(released, state);
        }

        foreach (LockUse use in flow.Left)
        {
            if (InCaller(use, resolved, target) is { } left) state = state.With(new Hold(left, call.Position));
        }

        return state;
    }

    /// <summary>
    /// What the called body does with the delegates that it is given, seen from here: each is called under what is held here and
    /// what is held there. A lambda of this member that is called calls this member's own delegates.
    /// </summary>
    private void CallBack(Call call, Body target, State state)
    {
        if (!target.CallsParameters) return;
        bool isPartOfThis = Substitution.ShareThis(body, target) && target != body;
        if (call.Callbacks.Count == 0 && !isPartOfThis) return;
        foreach (Step step in index.FlowOf(target).Steps)
        {
            if (step.Call is not { Kind: CallKind.Delegate } inner || !Slots.IsParameter(inner.Target) || index.Relations.IsDeferred(inner.Target)) continue;
            if (isPartOfThis && !call.Callbacks.Any(callback => Slots.Parameter(target.Id, callback.Parameter) == inner.Target)) Add(inner.Target);
            foreach ((int parameter, string source) in call.Callbacks)
                if (inner.Target == Slots.Parameter(target.Id, parameter)) Add(source);

            void Add(string source)
            {
                List<Hold> held = [.. state.Held];
                foreach (Hold hold in step.Held)
                {
                    if (InCaller(hold.Lock, call, target) is { } use) held.Add(new Hold(use, call.Position));
                }

                var callback = new Call(CallKind.Delegate, source, null, [], call.Position, IsFresh: false, inner.Completion);
                IReadOnlyList<Body> targets = index.TargetsOf(callback);
                Step called = new(null, callback, held, state.IsAfterAwait || step.IsAfterAwait) { Targets = targets, Conditions = state.Conditions };
                this.Add(called);
                // The delegate may be a lambda of this member that calls what this member was given.
                if (!Slots.IsParameter(source))
                    foreach (Body possible in targets) CallBack(callback, possible, state with { Held = held });
            }
        }
    }

    private LockUse? InCaller(LockUse use, Call call, Body target)
    {
        // What is made by the call is the caller's own, and so are the locks that it takes.
        if (call is { IsFresh: true, Receiver: null } && use.Place.Root == RootKind.This) return use.At(use.Place.Anywhere());
        return Substitution.ToCaller(use.Place, call, body, target, index) is { } place ? use.At(place) : null;
    }

    private Call Resolve(Call call)
    {
        Place? receiver = call.Receiver is null ? null : index.Resolve(call.Receiver);
        Place?[]? arguments = null;
        for (int at = 0; at < call.Arguments.Count; at++)
        {
            if (call.Arguments[at] is not { } argument || index.Resolve(argument) is not { } resolved || ReferenceEquals(resolved, argument)) continue;
            arguments ??= [.. call.Arguments];
            arguments[at] = resolved;
        }

        return arguments is null && ReferenceEquals(receiver, call.Receiver) ? call : call with { Receiver = receiver, Arguments = arguments ?? call.Arguments };
    }

    private State Choice(Choice choice, State state)
    {
        var ends = new State[choice.Ways.Count];
        for (int way = 0; way < ends.Length; way++)
        {
            State begin = way switch { 0 => state.If(choice.Needs.First), 1 => state.If(choice.Needs.Second), _ => state };
            int conditions = way == 0 ? choice.Conditions.First : choice.Conditions.Other;
            _conditions += conditions;
            ends[way] = Run(choice.Ways[way], begin);
            _conditions -= conditions;
        }

        State end = ends.Aggregate(State.Unreached, State.Meet);
        if (choice.Needs is not ({ Count: 1 } first, { Count: 1 } second) || !end.IsReached || !ends[0].IsReached || !ends[1].IsReached) return end;
        // What one way has taken is held wherever its condition is known to be true later.
        return end with { HeldIf = [.. end.HeldIf, .. Taken(ends[0], first[0]), .. Taken(ends[1], second[0])] };

        IEnumerable<(Hold, Condition)> Taken(State way, Condition condition) =>
            way.Held.Where(hold => !state.Held.Contains(hold) && !end.Held.Contains(hold)).Select(hold => (hold, condition));
    }

    private State Loop(Node content, State state)
    {
        _jumps.Push([]);
        State end = Run(content, state);
        // What leaves the loop by a break or goes on may hold less; what is thrown away by it is not held behind.
        List<State> jumps = _jumps.Pop();
        return jumps.Aggregate(State.Meet(state, end), State.Meet);
    }

    private State Guarded(Guarded guarded, State state)
    {
        _leaving.Push(left => Run(guarded.Finally, left));
        State end = Run(guarded.Body, state);
        // An exception must come to a handler, like a condition.
        _conditions++;
        foreach (Node handler in guarded.Handlers) end = State.Meet(end, Run(handler, state));
        _conditions--;
        _leaving.Pop();
        if (end.IsReached) return Run(guarded.Finally, end);
        Run(guarded.Finally, state);
        return State.Unreached;
    }

    private State Scope(Scope scope, State state)
    {
        State inside = Run(scope.Acquisition, state);
        List<Hold> taken = [.. inside.Held.Where(hold => !state.Held.Contains(hold))];
        foreach (Hold hold in taken)
        {
            if (hold.Lock.Place.Key is { } key) _givenBack.Add(key);
        }

        _leaving.Push(left => left.Except(taken));
        State end = Run(scope.Body, inside);
        _leaving.Pop();
        if (scope.Disposal is { } disposal && end.IsReached)
        {
            Call disposed = Resolve(disposal);
            Add(end.Step(disposed, index.TargetsOf(disposed)));
        }

        return end.IsReached ? end.Except(taken) : end;
    }

    /// <summary>What is still held behind the finally blocks and scopes that a return runs through.</summary>
    private State Leave(State state)
    {
        bool wasLeaving = _isLeaving;
        _isLeaving = true;
        foreach (Func<State, State> leave in _leaving.ToArray()) state = leave(state);
        _isLeaving = wasLeaving;
        return state;
    }

    /// <summary>A finally block is one piece of code, however many returns run through it.</summary>
    private void Add(Step step)
    {
        if (!_isLeaving) _steps.Add(step with { Uncertainty = _conditions });
    }

    private State Enumeration(Enumeration enumeration, State state)
    {
        State begun = Call(enumeration.Iterator, state);
        State inside = begun;
        Call call = Resolve(enumeration.Iterator);
        if (index.TargetsOf(call) is { Count: 1 } targets && targets[0] is { UsesLocks: true } target)
        {
            foreach (LockUse use in index.FlowOf(target).HeldAtYield)
            {
                if (InCaller(use, call, target) is { } held) inside = inside.With(new Hold(held, call.Position));
            }
        }

        State end = Loop(enumeration.Body, inside);
        return end.IsReached ? end with { Held = begun.Held } : begun;
    }

    private static List<Hold> Common(List<Hold>? one, IReadOnlyList<Hold> other) =>
        one is null ? [.. other] : [.. one.Where(hold => other.Any(same => same.Lock.Equals(hold.Lock)))];

    /// <summary>What is true at one point.</summary>
    private sealed record State(bool IsReached, IReadOnlyList<Hold> Held, bool IsAfterAwait)
    {
        public static readonly State Start = new(true, [], false);
        public static readonly State Unreached = new(false, [], false);

        public IReadOnlyList<Condition> Conditions { get; init; } = [];

        /// <summary>On some way to here.</summary>
        public IReadOnlyList<LockUse> GivenBack { get; init; } = [];

        public static State Meet(State one, State other)
        {
            if (!one.IsReached) return other;
            if (!other.IsReached) return one;
            return new State(true, ReferenceEquals(one.Held, other.Held) ? one.Held : Common([.. one.Held], other.Held), one.IsAfterAwait || other.IsAfterAwait)
            {
                Conditions = ReferenceEquals(one.Conditions, other.Conditions) ? one.Conditions : [.. one.Conditions.Intersect(other.Conditions)],
                HeldIf = ReferenceEquals(one.HeldIf, other.HeldIf) ? one.HeldIf : [.. one.HeldIf.Intersect(other.HeldIf)],
                GivenBack = ReferenceEquals(one.GivenBack, other.GivenBack) ? one.GivenBack : [.. one.GivenBack.Union(other.GivenBack)],
            };
        }

        public Step Step(Acquire acquired) => new(acquired, null, Held, IsAfterAwait) { Conditions = Conditions, GivenBack = GivenBack };

        public Step Step(Call call, IReadOnlyList<Body> targets) => new(null, call, Held, IsAfterAwait) { Targets = targets, Conditions = Conditions, GivenBack = GivenBack };

        /// <summary>Taken on one way only, and not given back since: held where that way's condition is true.</summary>
        public IReadOnlyList<(Hold Hold, Condition Condition)> HeldIf { get; init; } = [];

        /// <summary>Where parameters have some values; not reached where one is known to have the other.</summary>
        public State If(IReadOnlyList<Condition> needs)
        {
            if (needs.Count == 0 || needs.All(Conditions.Contains)) return this;
            if (needs.Any(need => Conditions.Contains(need with { Value = !need.Value }))) return Unreached;
            return this with
            {
                Conditions = [.. Conditions.Union(needs)],
                Held = HeldIf.Count == 0 ? Held : [.. Held, .. HeldIf.Where(held => needs.Contains(held.Condition)).Select(held => held.Hold)],
                HeldIf = HeldIf.Count == 0 ? HeldIf : [.. HeldIf.Where(held => !needs.Contains(held.Condition))],
            };
        }

        public State With(Hold hold) => this with { Held = [.. Held, hold] };

        public State Without(int at) => this with { Held = [.. Held.Where((_, index) => index != at)] };

        public State Except(List<Hold> taken) => taken.Count == 0 ? this : this with { Held = [.. Held.Where(hold => !taken.Contains(hold))] };
    }
}
