using FieldTargets;

// Hangs on purpose, or works, in the way that the first argument names.
if (args is not [var name] || !Catalogue.Scenarios.TryGetValue(name, out Action? play))
{
    Console.Error.WriteLine($"usage: FieldTargets {string.Join('|', Catalogue.Scenarios.Keys)}");
    return 2;
}
Stage.Open([]);
play();
return 0;
