namespace HangTargets.Scenarios.Monitors;

/// <summary>A consumer waits for a pulse that nobody will give: its producer has ended.</summary>
internal static class MonitorWait
{
    public static void Play()
    {
        var inbox = new Inbox();
        Stage.Start("producer", () => inbox.Put("hello")).Join();
        Thread consumer = Stage.Start("consumer", inbox.ReadBoth);
        Stage.ReadyWhenStill(3);
        consumer.Join(); // <- main
    }

    private sealed class Inbox
    {
        private readonly Queue<string> _letters = new();

        public void Put(string letter)
        {
            lock (_letters)
            {
                _letters.Enqueue(letter);
                Monitor.Pulse(_letters);
            }
        }

        public void ReadBoth()
        {
            Read();
            Read(); // <- consumer
        }

        private string Read()
        {
            lock (_letters)
            {
                while (_letters.Count == 0) Monitor.Wait(_letters); // <- consumer
                return _letters.Dequeue();
            }
        }
    }
}
