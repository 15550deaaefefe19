namespace HangTargets.Scenarios.RandomPrograms;

/// <summary>Held by the thread that creates its value.</summary>
internal sealed class HeldLazy : Holdable
{
    private readonly Lazy<string> _value;
    private Action? _inside;

    public HeldLazy() => _value = new Lazy<string>(Create);

    public override string Kind => "lazy";

    public override void Hold(Action inside)
    {
        _inside = inside;
        GC.KeepAlive(_value.Value);
    }

    public override void Want() => GC.KeepAlive(_value.Value);

    private string Create()
    {
        _inside!();
        return "created";
    }
}
