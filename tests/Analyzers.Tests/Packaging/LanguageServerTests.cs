namespace Hangdump.Analyzers.Tests.Packaging;

/// <summary>While one types, in a real language server on a project that uses the package.</summary>
public sealed class LanguageServerTests(PackageTests.Packed packed) : IClassFixture<PackageTests.Packed>
{
    private const string Bad =
        """
        public sealed class Ring
        {
            private readonly object _a = new();
            private readonly object _b = new();
            private int _count;

            public void Forwards()
            {
                lock (_a) Inner();
            }

            private void Inner()
            {
                lock (_b) _count++;
            }

            public void Backwards()
            {
                lock (_b)
                {
                    lock (_a) _count--;
                }
            }
        }
        """;

    private static readonly string _good = Bad.Replace("lock (_a) _count--", "_count--", StringComparison.Ordinal);

    [Fact]
    public void A_ring_is_underlined_as_soon_as_it_is_typed_and_no_longer_than_it_is_there()
    {
        string project = packed.NewProject("net10.0", "System.Console.WriteLine();");
        File.WriteAllText(Path.Combine(project, "Ring.cs"), _good);
        Assert.Equal(0, Packed("restore", "-nodeReuse:false").Code);
        using LanguageServer server = new(Path.Combine(project, "tools"), project);
        server.Open("Ring.cs", _good);
        Assert.Empty(Ours());
        server.Change("Ring.cs", 2, Bad);
        Assert.Equal([("HD1001", 8), ("HD1013", 20)], Ours());
        server.Change("Ring.cs", 3, _good);
        Assert.Empty(Ours());

        IEnumerable<(string, int)> Ours() => server.Diagnostics("Ring.cs").Where(diagnostic => diagnostic.Id.StartsWith("HD", StringComparison.Ordinal)).OrderBy(diagnostic => diagnostic.Line);
        (int Code, string Output) Packed(params string[] arguments) => PackageTests.Packed.Run(project, arguments);
    }
}
