using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangdump.Analyzers.Tests;

/// <summary>The same settings for every file.</summary>
internal sealed class EditorConfig(IReadOnlyList<(string Key, string Value)> settings) : AnalyzerConfigOptionsProvider
{
    private readonly Options _options = new(settings);

    public override AnalyzerConfigOptions GlobalOptions => _options;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    private sealed class Options(IReadOnlyList<(string Key, string Value)> settings) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = settings.FirstOrDefault(setting => setting.Key == key).Value;
            return value is not null;
        }
    }
}
