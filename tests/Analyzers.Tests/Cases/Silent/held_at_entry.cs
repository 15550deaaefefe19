namespace HeldAtEntry;

public sealed class Board
{
    private readonly object _board = new();
    private readonly object _pieces = new();
    private int _moves;

    public void Move()
    {
        lock (_board)
        {
            lock (_pieces) Count();
        }
    }

    public void Undo()
    {
        lock (_board)
        {
            lock (_pieces) Count();
        }
    }

    // Called with both locks held: the board is re-entered, never waited for.
    private void Count()
    {
        lock (_board) _moves++;
    }
}
