using System.Runtime.CompilerServices;

namespace OrderedPairs;

public sealed class Wallet(int id)
{
    private static readonly object _tie = new();
    private readonly object _gate = new();
    private int _coins;

    public int Id { get; } = id;

    public static void Move(Wallet from, Wallet to, int coins)
    {
        Wallet first = from.Id < to.Id ? from : to;
        Wallet second = from.Id < to.Id ? to : from;
        lock (first._gate)
        {
            lock (second._gate)
            {
                from._coins -= coins;
                to._coins += coins;
            }
        }
    }

    public static void Swap(Wallet one, Wallet other)
    {
        int mine = RuntimeHelpers.GetHashCode(one), yours = RuntimeHelpers.GetHashCode(other);
        if (mine < yours)
        {
            lock (one._gate)
            lock (other._gate) (one._coins, other._coins) = (other._coins, one._coins);
        }
        else if (mine > yours)
        {
            lock (other._gate)
            lock (one._gate) (one._coins, other._coins) = (other._coins, one._coins);
        }
        else
        {
            lock (_tie)
            lock (one._gate)
            lock (other._gate) (one._coins, other._coins) = (other._coins, one._coins);
        }
    }

    public static void Collect(Wallet[] wallets)
    {
        Array.Sort(wallets, (one, other) => one.Id.CompareTo(other.Id));
        foreach (Wallet wallet in wallets) Monitor.Enter(wallet._gate);
        try
        {
            wallets[0]._coins = wallets.Sum(wallet => wallet._coins);
        }
        finally
        {
            foreach (Wallet wallet in wallets) Monitor.Exit(wallet._gate);
        }
    }
}
