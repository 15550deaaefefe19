using Hangdump.Reporting.Findings;

namespace Hangdump.Reporting.Tests.Architecture;

public sealed class TableTests
{
    [Fact]
    public void Every_kind_of_finding_stands_in_the_table_once()
    {
        IEnumerable<Type> written = typeof(IFindingKind).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IFindingKind)));

        Assert.Equal(written.OrderBy(type => type.Name), FindingTable.Kinds.Select(kind => kind.GetType()).OrderBy(type => type.Name));
    }

    [Fact]
    public void Every_kind_of_finding_has_a_word_of_its_own_name() =>
        Assert.Equal(Enum.GetNames<FindingKind>().Order(), FindingTable.Kinds.Select(kind => kind.GetType().Name).Order());
}
