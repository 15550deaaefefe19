namespace EnteredCheck;

public sealed class Ledger
{
    private readonly object _book = new();
    private readonly object _page = new();
    private int _lines;

    public void Write()
    {
        lock (_book)
        {
            lock (_page) Append();
        }
    }

    public void Append()
    {
        if (!Monitor.IsEntered(_book)) throw new InvalidOperationException();
        lock (_page)
        {
            lock (_book) _lines++;
        }
    }
}
