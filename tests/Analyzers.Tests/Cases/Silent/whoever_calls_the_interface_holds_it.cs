using System;
using System.Collections.Generic;

namespace Callers;

public interface IStrategy
{
    event Action<int> Next;

    void Push(int result);
}

public sealed class Search : IStrategy
{
    private readonly object _gate = new();
    private int _best;

    public event Action<int>? Next;

    public void Push(int result)
    {
        lock (_gate)
        {
            _best = Math.Max(_best, result);
            Next?.Invoke(_best);
        }
    }
}

// All who push hold _running already: what the event then takes again stops nobody.
public sealed class Optimizer
{
    private readonly List<int> _running = [];
    private readonly IStrategy _strategy;

    public Optimizer(IStrategy strategy)
    {
        _strategy = strategy;
        _strategy.Next += Launch;
    }

    public void Start()
    {
        lock (_running) _strategy.Push(0);
    }

    public void Finished(int result)
    {
        lock (_running)
        {
            _running.Remove(result);
            _strategy.Push(result);
        }
    }

    private void Launch(int next)
    {
        lock (_running) _running.Add(next);
    }
}
