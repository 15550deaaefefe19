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
internal sealed class ImageReader(LiveTarget target, ReadingLimits limits)
{
    private const int Tries = 2;

    /// <summary>How much of the stack of a thread that moves is copied. Deeper frames are learnt at the next try.</summary>
    private const int StackPages = 16;

    /// <summary>For threads that begin to move, or begin at all, just before the stop.</summary>
    private const int SpareStacks = 16;

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly HashSet<ulong> _late = [];
    private List<PageCopy> _copies = [];

    /// <summary>The threads whose stacks have been walked, so that their pages are known.</summary>
    private HashSet<int> _walked = [];
    private TimeSpan _paused;

    /// <exception cref="TargetRefusedException">The target cannot be stopped or has gone.</exception>
    public Reading<T> Read<T>(Func<CaptureContext, T> collect)
    {
        Rehearse(collect);
        for (int i = 1; i <= Tries && !IsExhausted(); i++)
        {
            MemoryMap map = MemoryMap.Read(target.Process.Directory);
            CaptureContext context = Copy(map);
            if (!target.Runtime.Heap.CanWalkHeap)
            {
                Thread.Sleep(GarbageCollection.Patience(i));
                continue;
            }
            T collected = collect(context);
            if (HasStayed(map))
                return new Reading<T>(collected, context, _paused, !IsExhausted());
        }
        Reading<T> reading = new FullStopReader(target, Left()).Read(collect);
        return reading with { Pause = reading.Pause + _paused };
    }

    private bool IsExhausted() => Stopwatch.GetElapsedTime(_began) >= limits.Timeout;

    private ReadingLimits Left() => new(limits.MaxPause - _paused, limits.Timeout - Stopwatch.GetElapsedTime(_began));

    /// <summary>Learns which pages are read, and has our own code compiled. Its failure is no loss: the tries learn as well.</summary>
    private void Rehearse<T>(Func<CaptureContext, T> collect)
    {
        IReadOnlyDictionary<uint, KernelThread> threads = target.Threads.Look();
        target.Image.Threads = threads;
        _walked = [.. threads.Values.Where(thread => thread.IsStill).Select(thread => thread.OsId)];
        TimeSpan share = limits.Timeout / 3;
        try
        {
            collect(target.Context(threads, () => Stopwatch.GetElapsedTime(_began) >= share, isRehearsal: true));
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
        Dictionary<int, KernelThread> still = threads.Values.Where(thread => thread.IsStill && _walked.Contains(thread.OsId)).ToDictionary(thread => thread.OsId);
        PageCopy known = Changeable(map), stacks = new(target.Memory, (threads.Count - still.Count + SpareStacks) * StackPages);
        known.Copy();

        PtraceStop stop = new(target.Process.Directory);
        stop.Start(still.ContainsKey, limits.MaxPause, () =>
        {
            known.Copy();
            foreach (Tracee tracee in stop.Stopped)
                if (!still.TryGetValue(tracee.Id, out KernelThread? thread) || ThreadsAtStop.HasMoved(thread, tracee.Registers))
                    AddStack(stacks, map, Registers.StackPointer(tracee.Registers));
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
        _walked = [.. threads.Values.Select(thread => thread.OsId)];
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

    private static void AddStack(PageCopy stacks, MemoryMap map, ulong stackPointer)
    {
        ulong page = PageCache.PageOf(stackPointer);
        ulong end = Math.Min(page + StackPages * PageCache.PageSize, map.Find(stackPointer)?.End ?? page + PageCache.PageSize);
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
