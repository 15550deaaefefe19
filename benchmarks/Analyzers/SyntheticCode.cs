using System.Globalization;
using System.Text;

namespace Hangdump.Benchmarks.Analyzers;

/// <summary>
/// Ordinary code of any length, the same for the same length: services that call each other with loops, collections, strings and
/// lambdas. One in five keeps its state under a lock and calls others meanwhile, always those with higher numbers.
/// </summary>
internal static class SyntheticCode
{
    private const int LinesOfFile = 120;

    public static List<(string Path, string Text)> Of(int lines)
    {
        int count = lines / LinesOfFile;
        return [.. Enumerable.Range(0, count).Select(number => ($"Service{number}.cs", File(number, count)))];
    }

    private static string File(int number, int count)
    {
        StringBuilder text = new();
        bool hasLock = number % 5 == 0;
        int next = Math.Min(number + 1 + number % 7, count - 1), far = Math.Min(number + 11, count - 1);
        Line($"using System; using System.Collections.Generic; using System.Linq; using System.Text;");
        Line($"namespace Town.Area{number % 40};");
        Line($"public interface IService{number}\n{{\n    int Handle(string name, int amount);\n}}");
        Line($"public sealed class Service{number} : IService{number}\n{{");
        if (hasLock) Line($"    private readonly object _gate{number} = new();");
        Line($"    private readonly Dictionary<string, int> _amounts{number} = new();");
        Line($"    private int _total{number};");
        Line($"    public Town.Area{next % 40}.Service{next} Next {{ get; set; }}");
        Line($"    public Town.Area{far % 40}.IService{far} Far {{ get; set; }}");
        Line($"    public event Action<int> Changed{number};");
        Line($"    public int Handle(string name, int amount)\n    {{");
        Line($"        if (string.IsNullOrEmpty(name)) throw new ArgumentException(nameof(name));");
        if (hasLock) Line($"        lock (_gate{number})\n        {{");
        Line($"        _amounts{number}.TryGetValue(name, out int before);\n        _amounts{number}[name] = before + amount;\n        _total{number} += amount;");
        if (next > number) Line($"        if (amount > 10 && Next != null) _total{number} += Next.Handle(name, amount / 2);");
        if (hasLock) Line($"        }}");
        Line($"        Changed{number}?.Invoke(amount);\n        return _total{number};\n    }}");
        for (int method = 0; method < 6; method++) Method(method);
        Line($"}}");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        void Method(int method)
        {
            Line($"    public string Report{method}(IReadOnlyList<int> values, string title)\n    {{");
            Line($"        StringBuilder builder = new();\n        int sum = 0;");
            Line($"        foreach (int value in values.Where(value => value > {method}).OrderBy(value => value))\n        {{");
            Line($"            sum += value * {method + 1};\n            if (sum % 3 == 0) builder.Append(title).Append(sum);\n            else builder.AppendLine($\"{{title}} {{sum}} of {{_total{number}}}\");\n        }}");
            Line($"        switch (sum % 4)\n        {{\n            case 0: builder.Append(_amounts{number}.Count); break;\n            case 1: builder.Append(string.Join(\",\", _amounts{number}.Keys)); break;\n            default: builder.Append('-'); break;\n        }}");
            Line($"        for (int at = 0; at < builder.Length && at < {method + 5}; at++) sum += builder[at];");
            if (far > number) Line($"        if (Far != null) sum += Far.Handle(title, sum);");
            Line($"        return builder.ToString() + sum;\n    }}");
        }
    }
}
