namespace HangTargets.Scenarios.RandomPrograms;

internal sealed class HeldMonitor : Holdable
{
    private readonly object _gate = new();

    public override string Kind => "monitor";

    public override void Hold(Action inside)
    {
        lock (_gate) inside();
    }

    public override void Want()
    {
        lock (_gate) GC.KeepAlive(this);
    }

    public override bool WantForAnHour() => Monitor.TryEnter(_gate, TimeSpan.FromHours(1));
}
