namespace Events;

public sealed class Sensor
{
    private readonly object _reading = new();
    private double _value;

    public event Action<double>? Changed;

    public void Set(double value)
    {
        lock (_reading)
        {
            _value = value;
#if BAD
            Changed?.Invoke(value); //! HD1001 a
#endif
        }
#if !BAD
        Changed?.Invoke(value);
#endif
    }

    public double Value
    {
        get { lock (_reading) return _value; }
    }
}

public sealed class Panel
{
    private readonly object _layout = new();
    private readonly Sensor _sensor;
    private double _shown;

    public Panel(Sensor sensor)
    {
        _sensor = sensor;
        sensor.Changed += OnChanged;
    }

    private void OnChanged(double value)
    {
        lock (_layout) _shown = value; //! HD1001 a
    }

    public string Draw()
    {
        lock (_layout) return $"{_sensor.Value} {_shown}"; //! HD1001 a
    }
}
