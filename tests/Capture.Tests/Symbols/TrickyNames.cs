#pragma warning disable // Shapes that compilers rename, as they occur in programs; what they do does not matter.
using System.Collections;

namespace Tricky;

public class Account : IDisposable
{
    public Account() => Money.Calls++;
    public Account(string name) { }
    static Account() { }
    ~Account() { }
    void IDisposable.Dispose() { }
    public event Action? Changed { add { } remove { } }
    public Dictionary<string, int?>[] Transfer(Account from, ref int cents, out (int, string) receipt, in long id, params object[] rest) { receipt = default; return null!; }
}

public class Store<TKey, TValue>(string title) : IEnumerable<KeyValuePair<TKey, TValue>>
{
    public string Title => title;
    public object Gate { get; } = new();
    public async Task<int> LoadAsync(Account account, int? count) { await Task.Yield(); return 1; }
    public Task<int> LoadAsync(Account account) => LoadAsync(account, null);

    public void WithLambda<TOther>(TOther other)
    {
        int captured = 3;
        Func<TOther, List<TKey>, int> lambda = (x, list) =>
        {
            int extra = 1;
            void Deep(TOther inner, ref int counter) { captured++; counter += extra; }
            Deep(x, ref extra);
            return extra;
        };
        lambda(other, null!);
        Func<Task> asyncLambda = async () => { await Task.Yield(); captured++; };
    }

    public IEnumerable<int> Numbers(int upTo)
    {
        yield return upTo;
        foreach (int other in Others<string>("a")) yield return other;
        IEnumerable<int> Others<T>(T seed) { yield return 1; }
    }

    public async IAsyncEnumerable<TKey> KeysAsync(CancellationToken cancel) { await Task.Yield(); yield return default!; }
    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => throw new NotSupportedException();
    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();

    public class Entry<T>
    {
        public int this[int index, T key] { get => 1; set { Action write = () => Money.Calls = value; write(); } }
        public void Arrays(T[,] grid, nint handle) { }
    }
}

public struct Money
{
    public static int Calls;
    public static readonly Func<int> Factory = () => 3;
    public int Cents { get; init; }
    public static Money operator +(Money left, Money right) => left;
    public static Money operator checked -(Money left, Money right) => left;
    public static Money operator -(Money left, Money right) => left;
    public static bool operator true(Money money) => true;
    public static bool operator false(Money money) => false;
    public static implicit operator int(Money money) => 1;
    public static explicit operator Money(string text) => default;
}

public record Person(string Name)
{
    public int Age { get { int Local() => 3; return Local(); } }
}

public static class Extensions
{
    public static void Slow(this string text) { }

    extension(string text)
    {
        public int Doubled => 2;
        public async Task WaitAsync() => await Task.Yield();
    }
}

file class Hidden
{
    public void Go() { }
}
