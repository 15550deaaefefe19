namespace HangTargets.Scenarios.Mutexes;

/// <summary>Two unnamed mutexes in opposite orders.</summary>
internal static class MutexCycle
{
    public static void Play()
    {
        var printer = new Printer();
        Thread printing = Stage.Start("printing", printer.Print);
        Stage.Start("cleaning", printer.Clean);
        Stage.ReadyWhenStill(3);
        printing.Join(); // <- main
    }

    private sealed class Printer
    {
        private readonly Mutex _paper = new();
        private readonly Mutex _ink = new();
        private int _inside;

        public void Print()
        {
            _paper.WaitOne();
            Meet();
            _ink.WaitOne(); // <- printing
            _ink.ReleaseMutex();
            _paper.ReleaseMutex();
        }

        public void Clean()
        {
            _ink.WaitOne();
            Meet();
            _paper.WaitOne(); // <- cleaning
            _paper.ReleaseMutex();
            _ink.ReleaseMutex();
        }

        private void Meet()
        {
            Interlocked.Increment(ref _inside);
            Stage.Until(() => Volatile.Read(ref _inside) == 2);
        }
    }
}
