using HangTargets;

// Hangs on purpose, in the way that the first argument names. `list` prints all ways.
if (args is not [var name, .. var rest])
{
    Console.Error.WriteLine("usage: HangTargets list | <scenario> [argument]…");
    return 2;
}
if (name == "list")
{
    Console.WriteLine(string.Join('\n', Catalogue.Scenarios.Keys.Order(StringComparer.Ordinal)));
    return 0;
}
if (!Catalogue.Scenarios.TryGetValue(name, out Action? play))
{
    Console.Error.WriteLine($"no scenario '{name}' on .NET {Environment.Version}");
    return 2;
}
Stage.Open(rest);
play();
return 0;
