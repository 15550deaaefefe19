namespace PrintQueue;

/// <summary>
/// A bounded priority queue. Writers wait under the lock of the printer's statistics for a free place, and whoever frees a place
/// updates these statistics first.
/// </summary>
internal sealed class JobQueue(int capacity)
{
    private readonly PriorityQueue<string, int> _jobs = new();
    private readonly object _places = new();
    private readonly object _statistics = new();
    private int _printed;

    public void Add(string job, int priority)
    {
        lock (_statistics)
        lock (_places)
        {
            while (_jobs.Count == capacity)
                Monitor.Wait(_places);
            _jobs.Enqueue(job, priority);
            Monitor.PulseAll(_places);
        }
    }

    public string Take()
    {
        lock (_statistics)
            _printed++;
        lock (_places)
        {
            while (_jobs.Count == 0)
                Monitor.Wait(_places);
            var job = _jobs.Dequeue();
            Monitor.PulseAll(_places);
            return job;
        }
    }
}
