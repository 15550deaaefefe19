namespace HangTargets.Scenarios.RandomPrograms;

/// <summary>
/// Held by the thread that runs the static constructor. There is one in a program: the runtime lets cycles that consist of static
/// constructors only pass.
/// </summary>
internal sealed class HeldTypeInitializer : Holdable
{
    private static Action? _inside;

    public override string Kind => "typeInitializer";

    public override void Hold(Action inside)
    {
        _inside = inside;
        Initialized.Touch();
    }

    public override void Want() => Initialized.Touch();

    private static class Initialized
    {
        private static readonly string _value;

        static Initialized()
        {
            _inside!();
            _value = "initialized";
        }

        public static void Touch() => GC.KeepAlive(_value);
    }
}
