namespace FieldTargets.Scenarios;

/// <summary>ASP.NET Core: a server that has answered some requests and waits for more. Nothing is wrong.</summary>
internal static class KestrelIdle
{
    public static void Play()
    {
        WebApplication shop = Shop.Build();
        shop.MapGet("/price", async () =>
        {
            await Task.Delay(1);
            return "12.50";
        });
        shop.StartAsync().GetAwaiter().GetResult();
        using (var client = new HttpClient())
            for (int request = 0; request < 20; request++) client.GetStringAsync($"http://127.0.0.1:{Shop.PortOf(shop)}/price").GetAwaiter().GetResult();
        Stage.ReadyWhenStill(1);
        shop.WaitForShutdown(); // <- main
    }
}
