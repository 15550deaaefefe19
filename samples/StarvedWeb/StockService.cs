namespace StarvedWeb;

/// <summary>Answers from a slow store. Each request blocks a pool thread on work that needs a pool thread.</summary>
internal sealed class StockService
{
    public int Count(string item) => CountAsync(item).GetAwaiter().GetResult();

    private static async Task<int> CountAsync(string item)
    {
        await Task.Delay(50);
        return await Task.Run(() => item.Length);
    }
}
