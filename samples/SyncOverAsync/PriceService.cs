namespace SyncOverAsync;

/// <summary>A library whose synchronous method blocks on its asynchronous one.</summary>
internal sealed class PriceService
{
    public decimal CurrentPrice(string symbol) => FetchAsync(symbol).Result;

    /// <summary>Resumes on the caller's thread, which by then waits for it.</summary>
    private static async Task<decimal> FetchAsync(string symbol)
    {
        await Task.Delay(100);
        return symbol.Length * 10;
    }
}
