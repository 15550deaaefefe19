#if NET9_0_OR_GREATER
namespace HangTargets.Scenarios.RandomPrograms;

internal sealed class HeldLock : Holdable
{
    private readonly Lock _gate = new();

    public override string Kind => "lock";

    public override void Hold(Action inside)
    {
        lock (_gate) inside();
    }

    public override void Want()
    {
        lock (_gate) GC.KeepAlive(this);
    }

    public override bool WantForAnHour() => _gate.TryEnter(TimeSpan.FromHours(1));
}
#endif
