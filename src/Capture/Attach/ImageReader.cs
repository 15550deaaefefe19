using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Attach;

/// <summary>
/// Reads a target that stands still only while it is copied.
/// <para>
/// A rehearsal on the running target, over the threads that sit still, shows which pages the collection reads. Then all threads
/// are stopped, those pages and the stacks of the moving threads are copied, and the target runs on; the collection works on the
/// copy. What it reads besides comes from the running target, and must still be the same afterwards. If it is not, or the stop
/// fell into a garbage collection, everything is done again with the pages learnt so far.
/// </para>
/// <para>
/// Where the target may not stand still for long enough, two things are left to the kernel's word and to a comparison: threads
/// that sit still are not stopped, if they have not run by the end of the copying; and of pages that are not reached in time, the
/// copy from before the stop is taken, if they are the same after it.
/// </para>
/// </summary>
internal sealed class ImageReader(LiveTarget target, ReadingBudget budget, Action stalled)
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

    /// <summary>Of the pause that is left, what one try may take.</summary>
    private const int PauseDivisor = 2;

    /// <summary>Of the time, what may be used here; the rest is for a reading of the running target, should nothing else work.</summary>
    private const double TimeShare = 0.8;

    private readonly HashSet<ulong> _late = [];

    /// <summary>What was seen to change or to run between the tries: copied first, and stopped in any case.</summary>
    private readonly HashSet<ulong> _restlessPages = [];
    private readonly HashSet<int> _restlessThreads = [];
    private List<PageCopy> _copies = [];
    private Action? _stepped;

    /// <summary>Null where the target changes too fast, or may not stand still for long enough.</summary>
    /// <exception cref="TargetRefusedException">The target cannot be stopped or has gone.</exception>
    public Reading<T>? Read<T>(Func<CaptureContext, T> collect)
    {
        TimeSpan share = budget.Timeout * StepShare;
        // What is done with the reading later is watched by nobody.
        using StallWatch watch = new(share < _longestStep ? share : _longestStep, stalled);
        _stepped = watch.Step;
        try
        {
            Rehearse(collect);
            for (int i = 1; i <= Tries && !IsExhausted(); i++)
                if (Try(collect, i) is { } read)
                    return read;
            return null;
        }
        finally
        {
            _stepped = null;
        }
    }

    private Reading<T>? Try<T>(Func<CaptureContext, T> collect, int number)
    {
        MemoryMap map = MemoryMap.Read(target.Process.Directory);
        if (Copy(map) is not { } context)
            return null;
        if (GarbageCollection.IsUnderWay(target.Runtime, target.Image))
        {
            Thread.Sleep(GarbageCollection.Patience(number));
            return null;
        }
        T collected = collect(context);
        List<ulong> late = [.. _late.Where(page => map.Find(page) is not { MayChange: false })];
        return HaveChanged(late) ? null : new Reading<T>(collected, context, !IsExhausted());
    }

    private bool IsExhausted() => IsOver(budget.Timeout * TimeShare);

    /// <summary>Asked at every step.</summary>
    private bool IsOver(TimeSpan time)
    {
        _stepped?.Invoke();
        return budget.IsOver(time);
    }

    /// <summary>Learns which pages are read, and has our own code compiled. Its failure is no loss: the tries learn as well.</summary>
    private void Rehearse<T>(Func<CaptureContext, T> collect)
    {
        IReadOnlyDictionary<uint, KernelThread> threads = target.Threads.Look();
        target.Image.Threads = threads;
        TimeSpan share = budget.Timeout / 3 < _longestRehearsal ? budget.Timeout / 3 : _longestRehearsal;
        try
        {
            collect(target.Context(threads, () => IsOver(share), ImageKind.Rehearsal));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The target runs on while it is read here: whatever it does may contradict what was read before.
        }
    }

    /// <summary>Null when the threads that move could not be stopped and copied in time, or a thread that was left alone did not sit still.</summary>
    private CaptureContext? Copy(MemoryMap map)
    {
        target.Pages.Fetched = null;
        IReadOnlyDictionary<uint, KernelThread> threads = target.Threads.Look();
        Dictionary<int, KernelThread> still = threads.Values.Where(thread => !_restlessThreads.Contains(thread.OsId) && thread.IsStill).ToDictionary(thread => thread.OsId);
        PageCopy known = Changeable(map, still.Values.Select(thread => thread.StackPointer!.Value));
        PageCopy moving = new(target.Memory, (threads.Count - still.Count + SpareStacks) * MovingStackPages);
        known.Copy();

        TimeSpan limit = budget.PauseLeft / PauseDivisor;
        StillThreads treatment = FullStopReader.Suffices(limit, threads.Count) ? StillThreads.Stopped : StillThreads.Left;
        int copied = 0;
        bool areMovingCopied = false;
        PtraceStop stop = new(target.Process.Directory);
        stop.Start(still.ContainsKey, treatment, limit, deadline =>
        {
            foreach (Tracee tracee in stop.Stopped)
                if (!still.TryGetValue(tracee.Id, out KernelThread? thread) || ThreadsAtStop.HasMoved(thread, tracee.Registers))
                    AddStack(moving, map, Registers.StackPointer(tracee.Registers), MovingStackPages);
            // What a moving thread has on its stack is on it at no other time.
            areMovingCopied = moving.Copy(() => deadline.IsOver) == moving.Count;
            copied = known.Copy(() => deadline.IsOver);
        });
        stop.Wait();
        if (stop.Error != 0)
            throw TargetAdmission.CannotStop(target.Process, stop.Error);
        budget.AddPause(stop.Pause);

        _copies.ForEach(copy => copy.Dispose());
        _copies = [known, moving];
        target.Pages.Forget(page => map.Find(page) is not { MayChange: false });
        known.InstallInto(target.Pages);
        if (!areMovingCopied || (treatment == StillThreads.Left && HaveMoved(still.Values, stop)) || HaveChanged(known.PagesFrom(copied)))
            return null;
        moving.InstallInto(target.Pages);
        threads = ThreadsAtStop.Merge(threads, stop.Stopped, target.Ids);
        target.Image.Threads = threads;
        target.Image.StoppedRegisters = stop.Registers(target.Ids);
        target.Runtime.FlushCachedData();
        _late.Clear();
        target.Pages.Fetched = page => _late.Add(page);
        return target.Context(threads, IsExhausted);
    }

    /// <summary>Whether threads that were left alone have run meanwhile, or new ones begun to.</summary>
    private bool HaveMoved(IEnumerable<KernelThread> left, PtraceStop stop)
    {
        int before = _restlessThreads.Count;
        _restlessThreads.UnionWith(left.Where(thread => !thread.IsStill).Select(thread => thread.OsId));
        return _restlessThreads.Count > before || stop.HasNewcomers();
    }

    /// <summary>
    /// The pages that were read so far and whose bytes may be others by now, and where the stacks begin that were not: first those
    /// that were seen to change.
    /// </summary>
    private PageCopy Changeable(MemoryMap map, IEnumerable<ulong> stackPointers)
    {
        List<ulong> unwalked = [.. stackPointers.Where(pointer => !target.Pages.Knows(PageCache.PageOf(pointer)))];
        List<ulong> pages = [.. target.Pages.Pages.Where(page => map.Find(page) is { MayChange: true }).OrderBy(page => !_restlessPages.Contains(page)).ThenBy(page => page)];
        PageCopy copy = new(target.Memory, pages.Count + unwalked.Count * StillStackPages);
        pages.ForEach(copy.Add);
        unwalked.ForEach(pointer => AddStack(copy, map, pointer, StillStackPages));
        return copy;
    }

    private static void AddStack(PageCopy stacks, MemoryMap map, ulong stackPointer, int pages)
    {
        ulong page = PageCache.PageOf(stackPointer);
        ulong end = Math.Min(page + (ulong)(pages * PageCache.PageSize), map.Find(stackPointer)?.End ?? page + PageCache.PageSize);
        for (; page < end && !stacks.IsFull; page += PageCache.PageSize)
            stacks.Add(page);
    }

    /// <summary>Whether pages are not what is known of them any more.</summary>
    private bool HaveChanged(IReadOnlyCollection<ulong> pages)
    {
        using PageCopy now = new(target.Memory, pages.Count);
        foreach (ulong page in pages)
            now.Add(page);
        now.Copy();
        List<ulong> changed = now.Differing(target.Pages);
        _restlessPages.UnionWith(changed);
        return changed.Count > 0;
    }
}
