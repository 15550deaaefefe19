namespace HangTargets.Scenarios.RandomPrograms;

/// <summary>
/// Who holds what, and who waits for whom. Invariants: what is not shared has one holder at most; nobody wants what it holds
/// itself or what nobody holds. So every wait is one, and every answer about it is known.
/// </summary>
internal sealed class Plan
{
    private readonly Random _random;

    public Plan(int seed)
    {
        _random = new Random(seed);
        Things = [.. Enumerable.Range(0, _random.Next(2, 8)).Select(_ => NewThing())];
        if (_random.Next(3) == 0) Things.Add(new HeldTypeInitializer());
        Parts = [.. Enumerable.Range(1, _random.Next(3, 9)).Select(number => new Part($"t{number}", asTask: _random.Next(4) == 0))];
        foreach (Holdable thing in Things) Distribute(thing);
        foreach (Part part in Parts) part.Waits = NextWait(part);
    }

    public List<Holdable> Things { get; }

    public List<Part> Parts { get; }

    private void Distribute(Holdable thing)
    {
        int holders = thing.IsShared ? _random.Next(1, 3) : 1;
        foreach (int index in Enumerable.Range(0, Parts.Count).OrderBy(_ => _random.Next()).Take(holders)) Parts[index].Holds.Add(thing);
    }

    private WaitPlan NextWait(Part part)
    {
        List<Holdable> wanted = [.. Things.Where(thing => !part.Holds.Contains(thing) && Parts.Exists(other => other.Holds.Contains(thing)))];
        int choice = _random.Next(10);
        if (choice < 6 && wanted.Count > 0) return new WaitPlan { Thing = wanted[_random.Next(wanted.Count)], Timed = _random.Next(10) == 0 };
        if (choice < 9) return new WaitPlan { End = Parts[_random.Next(Parts.Count)] };
        return new WaitPlan();
    }

    private Holdable NewThing() => _random.Next(8) switch
    {
        0 => new HeldReaderWriterLock(byReaders: false),
        1 => new HeldReaderWriterLock(byReaders: true),
        2 => new HeldLazy(),
#if NET9_0_OR_GREATER
        3 or 4 => new HeldLock(),
#endif
        5 when Environment.Version.Major >= 11 => new HeldMutex(),
        _ => new HeldMonitor(),
    };
}

/// <summary>A thread of the program, started as a thread or as a task.</summary>
internal sealed class Part(string name, bool asTask)
{
    public string Name => name;

    public bool AsTask => asTask;

    public List<Holdable> Holds { get; } = [];

    public WaitPlan Waits { get; set; } = new();
}

/// <summary>What a thread waits for: a thing, the end of another part, or, when neither is given, nothing that ever comes.</summary>
internal sealed class WaitPlan
{
    public Holdable? Thing { get; init; }

    public Part? End { get; init; }

    /// <summary>For an hour instead of without end; only where the thing has such a wait.</summary>
    public bool Timed { get; init; }
}
