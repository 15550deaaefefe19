using System.Text;

namespace Hangdump.Analyzers.Tests.RandomPrograms;

/// <summary>
/// A random program of several files whose lock order is known: for each pair of a random graph some code takes the second lock
/// while it holds the first, in a random shape. The order is acyclic, or has exactly one ring.
/// </summary>
internal sealed class OrderProgram
{
    private readonly Random _random;
    private readonly List<(int From, int To)> _pairs = [];
    private readonly int[] _rank;

    public OrderProgram(int seed)
    {
        _random = new Random(seed);
        int locks = _random.Next(3, 9);
        _rank = [.. Enumerable.Range(0, locks)];
        _random.Shuffle(_rank);
        int pairs = _random.Next(locks, 2 * locks);
        for (int i = 0; i < pairs; i++)
        {
            int one = _random.Next(locks), other = _random.Next(locks);
            if (one != other) _pairs.Add(_rank[one] < _rank[other] ? (one, other) : (other, one));
        }

        // Every second program gets one step backwards, which closes a ring if a way leads forwards.
        if (seed % 2 == 1 && _pairs.Count > 0)
        {
            (int from, int to) = _pairs[_random.Next(_pairs.Count)];
            (int From, int To)[] onwards = [.. _pairs.Where(pair => pair.From == to)];
            int end = onwards.Length > 0 && _random.Next(2) == 0 ? onwards[_random.Next(onwards.Length)].To : to;
            _pairs.Add((end, from));
        }

        Files = [.. Enumerable.Range(0, locks).Select(number => ($"Part{number}.cs", Part(number))), ("Shared.cs", Shared)];
    }

    public IReadOnlyList<(string Path, string Text)> Files { get; }

    /// <summary>Whether some lock leads back to itself: by the transitive closure, as no analyzer would do it.</summary>
    public bool HasRing
    {
        get
        {
            var reaches = new bool[_rank.Length, _rank.Length];
            foreach ((int from, int to) in _pairs) reaches[from, to] = true;
            for (int via = 0; via < _rank.Length; via++)
            for (int from = 0; from < _rank.Length; from++)
            for (int to = 0; to < _rank.Length; to++)
                reaches[from, to] |= reaches[from, via] && reaches[via, to];
            return Enumerable.Range(0, _rank.Length).Any(one => reaches[one, one]);
        }
    }

    private const string Shared =
        """
        namespace Generated;
        public interface ITaker { void TakeByInterface(); int Taken { get; } }
        public abstract class Base { public abstract void TakeByOverride(); public void TakeByBase() => TakeByOverride(); }
        public static class Steps
        {
            public static void Run(Action step) => step();
            public static void RunLater(Action step) => Run(() => step());
        }
        """;

    private string Part(int number)
    {
        StringBuilder text = new();
        text.AppendLine("namespace Generated;");
        text.AppendLine($"public sealed class Part{number} : Base, ITaker");
        text.AppendLine("{");
        text.AppendLine($"    private readonly {(_random.Next(2) == 0 ? "object" : "Lock")} _gate{number} = new();");
        text.AppendLine("    private int _count;");
        foreach (int other in Enumerable.Range(0, _rank.Length)) text.AppendLine($"    private Part{other}? _part{other};");
        text.AppendLine($"    public void Take() {{ lock (_gate{number}) _count++; }}");
        text.AppendLine("    public void TakeByInterface() => Take();");
        text.AppendLine("    public override void TakeByOverride() => Take();");
        text.AppendLine($"    public int Taken {{ get {{ lock (_gate{number}) return _count; }} }}");
        text.AppendLine("    private void Deeper(int depth) { if (depth > 0) Deeper(depth - 1); Take(); }");
        text.AppendLine("    public void TakeDeeply() => Deeper(3);");
        int method = 0;
        foreach ((_, int to) in _pairs.Where(pair => pair.From == number)) text.AppendLine(Method(number, to, method++));
        text.AppendLine("}");
        return text.ToString();
    }

    private string Method(int from, int to, int method)
    {
        string other = $"_part{to}!";
        string take = _random.Next(11) switch
        {
            0 => $"{other}.Take();",
            1 => $"_count += {other}.Taken;",
            2 => $"{other}.TakeDeeply();",
            3 => $"Steps.Run(() => {other}.Take());",
            4 => $"Steps.RunLater({other}.Take);",
            5 => $"new List<int> {{ 1 }}.ForEach(_ => {other}.Take());",
            6 => $"void Local() => {other}.Take(); Local();",
            7 => $"Part{to} part = {other}; part.Take();",
            8 => $"foreach (int i in new[] {{ 1, 2 }}) {{ if (i > 1) continue; {other}.TakeByInterface(); }}",
            9 => $"try {{ {other}.Take(); }} finally {{ _count = 0; }}",
            _ => $"_count = _count switch {{ 0 => {other}.Taken, _ => 1 }};",
        };
        return _random.Next(4) switch
        {
            0 => $"    public void Do{method}() {{ lock (_gate{from}) {{ {take} }} }}",
            1 => $"    public void Do{method}() {{ lock (_gate{from}) {{ Inner{method}(); }} }}\n    private void Inner{method}() {{ {take} }}",
            2 => $"    public int Do{method} {{ get {{ lock (_gate{from}) {{ {take} return 1; }} }} }}",
            _ => $"    public void Do{method}(int n) {{ for (int k = 0; k < n; k++) {{ lock (_gate{from}) {{ {take} if (k > 3) return; }} }} }}",
        };
    }
}
