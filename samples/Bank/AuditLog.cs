namespace Bank;

/// <summary>Writes down every transfer. It is slow, as logs on a disk are.</summary>
internal static class AuditLog
{
    private static readonly List<string> _entries = [];

    public static void Record(Account from, Account to, decimal amount)
    {
        Thread.Sleep(100);
        lock (_entries)
            _entries.Add($"{from.Owner} -> {to.Owner}: {amount}");
    }
}
