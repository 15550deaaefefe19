namespace HangTargets.Scenarios.RandomPrograms;

/// <summary>Its owner is recorded since .NET 11 only.</summary>
internal sealed class HeldMutex : Holdable
{
    private readonly Mutex _gate = new();

    public override string Kind => "mutex";

    public override void Hold(Action inside)
    {
        _gate.WaitOne();
        inside();
        _gate.ReleaseMutex();
    }

    public override void Want()
    {
        _gate.WaitOne();
        GC.KeepAlive(this);
    }

    public override bool WantForAnHour() => _gate.WaitOne(TimeSpan.FromHours(1));
}
