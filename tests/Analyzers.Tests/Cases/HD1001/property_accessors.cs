namespace PropertyAccessors;

public sealed class Thermostat
{
    private readonly object _target = new();
    private readonly Sensor _sensor;
    private double _wanted;

    public Thermostat(Sensor sensor)
    {
        _sensor = sensor;
        sensor.Owner = this;
    }

    public double Wanted
    {
        get
        {
            lock (_target) return _wanted;
        }

        set
        {
            lock (_target)
            {
                _wanted = value;
#if BAD
                _sensor.Threshold = value; //! HD1001 a
#endif
            }
#if !BAD
            _sensor.Threshold = value;
#endif
        }
    }
}

public sealed class Sensor
{
    private readonly object _reading = new();
    private double _threshold;
    private double _last;

    public Thermostat? Owner { get; set; }

    public double Threshold
    {
        set
        {
            lock (_reading) _threshold = value;
        }
    }

    public bool Poll()
    {
        lock (_reading)
        {
            return _last + _threshold > Owner!.Wanted; //! HD1001 a
        }
    }
}
