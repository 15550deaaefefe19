using System;
using System.Collections.Generic;

namespace FailedStart;

public sealed class Communicator
{
    private readonly object _state = new();
    private readonly List<Adapter> _adapters = [];

    public string Name
    {
        get
        {
            lock (_state) return "communicator";
        }
    }

    // Nobody else has the adapter that could not be started.
    public void Open()
    {
        lock (_state)
        {
            Adapter? adapter = null;
            try
            {
                adapter = new Adapter(this);
                adapter.Listen();
                _adapters.Add(adapter);
            }
            catch (InvalidOperationException)
            {
                adapter?.Close();
                throw;
            }
        }
    }
}

public sealed class Adapter(Communicator communicator)
{
    private readonly object _gate = new();
    private bool _isOpen;

    public void Listen() => _isOpen = true;

    public void Close()
    {
        lock (_gate) _isOpen = false;
    }

    public string Describe()
    {
        lock (_gate) return _isOpen ? communicator.Name : "";
    }
}
