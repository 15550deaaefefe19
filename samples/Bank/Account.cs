namespace Bank;

/// <summary>An account whose balance is guarded by a lock of its own.</summary>
internal sealed class Account(string owner, decimal balance)
{
    private readonly object _gate = new();
    private decimal _balance = balance;

    public string Owner => owner;

    public decimal Balance
    {
        get
        {
            lock (_gate)
                return _balance;
        }
    }

    /// <summary>Moves money. Two transfers in opposite directions at once take the same two locks in opposite orders.</summary>
    public static void Transfer(Account from, Account to, decimal amount)
    {
        lock (from._gate)
        {
            AuditLog.Record(from, to, amount);
            lock (to._gate)
            {
                from._balance -= amount;
                to._balance += amount;
            }
        }
    }
}
