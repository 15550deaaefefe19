namespace EventRaisedByVirtual;

public abstract class Device
{
    private readonly object _device = new();
    private int _state;

    public event EventHandler<int>? Changed;

    public int State
    {
        get
        {
            lock (_device) return _state;
        }
    }

    public void Set(int state)
    {
        lock (_device)
        {
            _state = state;
#if BAD
            OnChanged(state); //! HD1001 a
#endif
        }
#if !BAD
        OnChanged(state);
#endif
    }

    protected virtual void OnChanged(int state) => Changed?.Invoke(this, state);
}

public sealed class Lamp : Device
{
    protected override void OnChanged(int state)
    {
        if (state > 0) base.OnChanged(state);
    }
}

public sealed class Room
{
    private readonly object _room = new();
    private readonly Device _lamp;
    private int _light;

    public Room(Device lamp)
    {
        _lamp = lamp;
        _lamp.Changed += (_, state) =>
        {
            lock (_room) _light = state;
        };
    }

    public bool IsConsistent()
    {
        lock (_room)
        {
            return _light == _lamp.State; //! HD1001 a
        }
    }
}
