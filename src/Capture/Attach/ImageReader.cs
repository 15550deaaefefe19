using System.Diagnostics;
using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Attach;

/// <summary>
/// Reads a target that stands still only while it is copied.
/// <para>
/// A rehearsal on the running target, over the threads that sit still, shows which pages the collection reads. Then all threads
/// are stopped, those pages and the stacks of the moving threads are copied, and the target runs on; the collection works on the
/// copy. What it reads besides comes from the running target, and must still be the same afterwards. If it is not, or the stop
/// fell into a garbage collection, everything is done again with the pages learnt so far; after that the target is read while it
/// stands.
/// </para>
/// </summary>
internal sealed class ImageReader(LiveTarget target, ReadingLimits limits, Action stalled)
{
    private const int Tries = 2;

    /// <summary>How much of the stack of a thread that moves is copied. Deeper frames are learnt at the next try.</summary>
    private const int MovingStackPages = 16;

    /// <summary>The same for a thread that sits still and was not reached by the rehearsal.</summary>
    private const int StillStackPages = 4;

    /// <summary>For threads that begin to move, or begin at all, just before the stop.</summary>
    private const int SpareStacks = 16;

    /// <summary>
    /// A rehearsal that is cut short costs little: the stacks that it has not walked are copied as they are, and the rest is read
    /// late.
    /// </summary>
    private static readonly TimeSpan _longestRehearsal = TimeSpan.FromSeconds(2);

    /// <summary>Of the time that the whole may take, what a single step may take, and what it may take at most.</summary>
    private const double StepShare = 0.3;
    private static readonly TimeSpan _longestStep = TimeSpan.FromSeconds(8);

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly HashSet<ulong> _late = [];
    private List<PageCopy> _copies = [];
    private TimeSpan _paused;
    private Action? _stepped;

    /// <exception cref="TargetRefusedException">The target cannot be stopped or has gone.</exception>
    public Reading<T> Read<T>(Func<CaptureContext, T> collect)
    {
        TimeSpan share = limits.Timeout * StepShare;
        using (StallWatch watch = new(share < _longestStep ? share : _longestStep, stalled))
        {
            _stepped = watch.Step;
            Reading<T>? read = ReadImage(collect);
            // What is done with the reading later is watched by nobody.
            _stepped = null;
            if (read is not null)
                return read;
        }

        Reading<T> reading = new FullStopReader(target, Left()).Read(collect);
        return reading with { Pause = reading.Pause + _paused };
    }

    /// <summary>Null where the target changes too fast.</summary>
    private Reading<T>? ReadImage<T>(Func<CaptureContext, T> collect)
    {
        Rehearse(collect);
        for (int i = 1; i <= Tries && !IsExhausted(); i++)
        {
            MemoryMap map = MemoryMap.Read(target.Process.Directory);
            CaptureContext context = Copy(map);
            if (GarbageCollection.IsUnderWay(target.Runtime, target.Image))
            {
                Thread.Sleep(GarbageCollection.Patience(i));
                continue;
            }
            T collected = collect(context);
            if (HasStayed(map))
                return new Reading<T>(collected, context, _paused, !IsExhausted());
        }
        return null;
    }

    private bool IsExhausted() => IsOver(limits.Timeout);

    /// <summary>Asked at every step.</summary>
    private bool IsOver(TimeSpan time)
    {
        _stepped?.Invoke();
        return Stopwatch.GetElapsedTime(_began) >= time;
    }

    private ReadingLimits Left() => new(limits.MaxPause - _paused, limits.Timeout - Stopwatch.GetElapsedTime(_began));

    /// <summary>Learns which pages are read, and has our own code compiled. Its failure is no loss: the tries learn as well.</summary>
    private void Rehearse<T>(Func<CaptureContext, T> collect)
    {
        IReadOnlyDictionary<uint, KernelThread> threads = target.Threads.Look();
        target.Image.Threads = threads;
        TimeSpan share = limits.Timeout / 3 < _longestRehearsal ? limits.Timeout / 3 : _longestRehearsal;
        try
        {
            collect(target.Context(threads, () => IsOver(share), isRehearsal: true));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The target runs on while it is read here: whatever it does may contradict what was read before.
        }
    }

    private CaptureContext Copy(MemoryMap map)
    {
        target.Pages.Fetched = null;
        IReadOnlyDictionary<uint, KernelThread> threads = target.Threads.Look();
        Dictionary<int, KernelThread> still = threads.Values.Where(thread => thread.IsStill).ToDictionary(thread => thread.OsId);
        List<ulong> unwalked = [.. still.Values.Select(thread => thread.StackPointer!.Value).Where(pointer => !target.Pages.Knows(PageCache.PageOf(pointer)))];
        int moving = threads.Count - still.Count + SpareStacks;
        PageCopy known = Changeable(map), stacks = new(target.Memory, moving * MovingStackPages + unwalked.Count * StillStackPages);
        unwalked.ForEach(pointer => AddStack(stacks, map, pointer, StillStackPages));
        known.Copy();

        PtraceStop stop = new(target.Process.Directory);
        stop.Start(still.ContainsKey, limits.MaxPause, () =>
        {
            known.Copy();
            foreach (Tracee tracee in stop.Stopped)
                if (!still.TryGetValue(tracee.Id, out KernelThread? thread) || ThreadsAtStop.HasMoved(thread, tracee.Registers))
                    AddStack(stacks, map, Registers.StackPointer(tracee.Registers), MovingStackPages);
            stacks.Copy();
        });
        stop.Wait();
        if (stop.Error != 0)
            throw TargetAdmission.CannotStop(target.Process, stop.Error);
        _paused += stop.Pause;

        _copies.ForEach(copy => copy.Dispose());
        _copies = [known, stacks];
        target.Pages.Forget(page => map.Find(page) is not { MayChange: false });
        known.InstallInto(target.Pages);
        stacks.InstallInto(target.Pages);
        threads = ThreadsAtStop.Merge(threads, stop.Stopped, target.Ids);
        target.Image.Threads = threads;
        target.Image.StoppedRegisters = stop.Registers(target.Ids);
        target.Runtime.FlushCachedData();
        _late.Clear();
        target.Pages.Fetched = page => _late.Add(page);
        return target.Context(threads, IsExhausted);
    }

    /// <summary>The pages that were read so far and whose bytes may be others by now.</summary>
    private PageCopy Changeable(MemoryMap map)
    {
        List<ulong> pages = [.. target.Pages.Pages.Where(page => map.Find(page) is { MayChange: true })];
        pages.Sort();
        PageCopy copy = new(target.Memory, pages.Count);
        pages.ForEach(copy.Add);
        return copy;
    }

    private static void AddStack(PageCopy stacks, MemoryMap map, ulong stackPointer, int pages)
    {
        ulong page = PageCache.PageOf(stackPointer);
        ulong end = Math.Min(page + (ulong)(pages * PageCache.PageSize), map.Find(stackPointer)?.End ?? page + PageCache.PageSize);
        for (; page < end && !stacks.IsFull; page += PageCache.PageSize)
            stacks.Add(page);
    }

    /// <summary>Whether what was read from the running target, after the copy, has stayed as it was then.</summary>
    private bool HasStayed(MemoryMap map)
    {
        using PageCopy late = new(target.Memory, _late.Count);
        foreach (ulong page in _late)
            if (map.Find(page) is not { MayChange: false })
                late.Add(page);
        late.Copy();
        return late.Agrees(target.Pages);
    }
}
