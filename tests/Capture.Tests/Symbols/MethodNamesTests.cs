using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Hangdump.Capture.Symbols.Lines;
using Hangdump.Capture.Symbols.Names;

namespace Hangdump.Capture.Tests.Symbols;

/// <summary>The names of everything that the compiler has made of TrickyNames.cs, with and without the PDB.</summary>
public sealed class MethodNamesTests : IDisposable
{
    private readonly PEReader _image = new(File.OpenRead(typeof(MethodNamesTests).Assembly.Location));
    private readonly MetadataReaderProvider _pdb;

    public MethodNamesTests() => _pdb = new PdbFiles("").Find(_image, typeof(MethodNamesTests).Assembly.Location)!;

    [Theory]
    [InlineData("Tricky.Account.Account()")]
    [InlineData("Tricky.Account.Account(string)")]
    [InlineData("Tricky.Account.static Account()")]
    [InlineData("Tricky.Account.~Account()")]
    [InlineData("Tricky.Account.IDisposable.Dispose()")]
    [InlineData("Tricky.Account.Changed.add")]
    [InlineData("Tricky.Account.Changed.remove")]
    [InlineData("Tricky.Account.Transfer(Account, ref int, out (int, string), in long, object[])")]
    [InlineData("Tricky.Store<TKey, TValue>.Store(string)")]
    [InlineData("Tricky.Store<TKey, TValue>.Title.get")]
    [InlineData("Tricky.Store<TKey, TValue>.LoadAsync(Account, int?)")]
    [InlineData("Tricky.Store<TKey, TValue>.LoadAsync(Account)")]
    [InlineData("Tricky.Store<TKey, TValue>.WithLambda<TOther>(TOther)")]
    [InlineData("Tricky.Store<TKey, TValue>.WithLambda<TOther>.lambda(TOther, List<TKey>)")]
    [InlineData("Tricky.Store<TKey, TValue>.WithLambda<TOther>.Deep(TOther, ref int)")]
    [InlineData("Tricky.Store<TKey, TValue>.WithLambda<TOther>.lambda()")]
    [InlineData("Tricky.Store<TKey, TValue>.Numbers(int)")]
    [InlineData("Tricky.Store<TKey, TValue>.Numbers.Others(T)")]
    [InlineData("Tricky.Store<TKey, TValue>.KeysAsync(CancellationToken)")]
    [InlineData("Tricky.Store<TKey, TValue>.IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator()")]
    [InlineData("Tricky.Store<TKey, TValue>.IEnumerable.GetEnumerator()")]
    [InlineData("Tricky.Store<TKey, TValue>.Entry<T>.this[int, T].get")]
    [InlineData("Tricky.Store<TKey, TValue>.Entry<T>.this[int, T].set")]
    [InlineData("Tricky.Store<TKey, TValue>.Entry<T>.this[int, T].set.lambda()")]
    [InlineData("Tricky.Store<TKey, TValue>.Entry<T>.Arrays(T[,], nint)")]
    [InlineData("Tricky.Money.Cents.get")]
    [InlineData("Tricky.Money.Cents.init")]
    [InlineData("Tricky.Money.operator +(Money, Money)")]
    [InlineData("Tricky.Money.operator checked -(Money, Money)")]
    [InlineData("Tricky.Money.operator -(Money, Money)")]
    [InlineData("Tricky.Money.operator true(Money)")]
    [InlineData("Tricky.Money.implicit operator int(Money)")]
    [InlineData("Tricky.Money.explicit operator Money(string)")]
    [InlineData("Tricky.Money.static Money.lambda()")]
    [InlineData("Tricky.Person.Person(string)")]
    [InlineData("Tricky.Person.Age.get.Local()")]
    [InlineData("Tricky.Person.Clone()")]
    [InlineData("Tricky.Person.operator ==(Person, Person)")]
    [InlineData("Tricky.Extensions.Slow(string)")]
    [InlineData("Tricky.Extensions.Doubled.get")]
    [InlineData("Tricky.Extensions.WaitAsync(string)")]
    [InlineData("Tricky.Hidden.Go()")]
    public void A_method_is_called_as_in_its_source(string name)
    {
        Assert.Contains(name, Names(_pdb.GetMetadataReader()).Select(each => each.Name));
        Assert.Contains(name, Names(pdb: null).Select(each => each.Name));
    }

    [Fact]
    public void No_generated_name_is_left_where_the_source_has_a_line()
    {
        var lines = new LineTable(_pdb.GetMetadataReader());
        string[] withLine = [.. Names(_pdb.GetMetadataReader()).Where(each => lines.At(each.Method, 0) is not null).Select(each => each.Name)];
        Assert.True(withLine.Length > 30, "too few methods have lines: " + withLine.Length);
        Assert.DoesNotContain(withLine, name => name.Contains("__", StringComparison.Ordinal) || name.Contains("MoveNext", StringComparison.Ordinal)
            || name.Contains("<>", StringComparison.Ordinal) || name.Contains(".ctor", StringComparison.Ordinal) || name.Contains('$'));
    }

    [Theory]
    [InlineData("Store`2", "<Gate>k__BackingField", "Tricky.Store<TKey, TValue>.Gate")]
    [InlineData("Store`2", "<title>P", "Tricky.Store<TKey, TValue>.title")]
    [InlineData("Money", "Calls", "Tricky.Money.Calls")]
    [InlineData("<LoadAsync>d__5", "account", "account")]
    [InlineData("<LoadAsync>d__5", "<gate>5__2", "gate")]
    [InlineData("<LoadAsync>d__5", "<>3__upTo", "upTo")]
    [InlineData("<LoadAsync>d__5", "<>1__state", null)]
    public void A_field_is_called_as_in_its_source(string type, string field, string? name)
    {
        MetadataReader metadata = _image.GetMetadataReader();
        TypeDefinitionHandle declaring = metadata.TypeDefinitions.First(handle => Matches(metadata.GetString(metadata.GetTypeDefinition(handle).Name), type));
        Assert.Equal(name, FieldNames.Of(metadata, declaring, field));
    }

    [Theory]
    [InlineData("System.Object", "System.Object")]
    [InlineData("System.Collections.Generic.Dictionary<System.Int32, Shop.Item[]>+Entry", "System.Collections.Generic.Dictionary<int, Shop.Item[]>.Entry")]
    [InlineData("System.Int32[,]", "int[,]")]
    [InlineData("A.B`1+C", "A.B.C")]
    public void The_runtimes_name_of_a_type_is_put_into_the_languages(string runtimes, string name) =>
        Assert.Equal(name, RuntimeTypeNames.InSource(runtimes));

    public void Dispose()
    {
        _pdb.Dispose();
        _image.Dispose();
    }

    /// <summary>A state machine's number depends on the members before it.</summary>
    private static bool Matches(string name, string wanted) =>
        wanted[0] == '<' ? name.StartsWith(wanted[..wanted.IndexOf("__", StringComparison.Ordinal)], StringComparison.Ordinal) : name == wanted;

    private IEnumerable<(MethodDefinitionHandle Method, string Name)> Names(MetadataReader? pdb)
    {
        MetadataReader metadata = _image.GetMetadataReader();
        var names = new MethodNames(metadata, new Kickoffs(metadata, () => pdb));
        foreach (MethodDefinitionHandle method in metadata.MethodDefinitions)
        {
            MethodName name = names.Of(method);
            if (name.Type.StartsWith("Tricky.", StringComparison.Ordinal)) yield return (method, name.ToString());
        }
    }
}
