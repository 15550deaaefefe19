using Hangdump.Runtime.Events;

namespace Hangdump.Runtime.Tests.Units;

/// <remarks>On .NET 11 owners are told by managed ids; these run where they are kernel ids.</remarks>
public sealed class WaitTableTests
{
    private readonly WaitTable _waits = new();

    [Fact]
    public void Two_that_wait_for_each_other_are_a_ring()
    {
        Start(1, wants: 100, owner: 2);
        Assert.Empty(_waits.Cycles());
        Start(2, wants: 200, owner: 1);
        Assert.Equal([1, 2], Threads());
    }

    [Fact]
    public void A_ring_of_three_has_none_who_only_waits_for_it()
    {
        Start(9, wants: 100, owner: 1);
        Start(1, wants: 200, owner: 2);
        Start(2, wants: 300, owner: 3);
        Start(3, wants: 100, owner: 1);
        Assert.Equal([1, 2, 3], Threads());
    }

    [Fact]
    public void Whoever_gets_the_lock_is_its_owner_and_waits_no_more()
    {
        Start(1, wants: 100, owner: 2);
        Start(2, wants: 200, owner: 1);
        Stop(1);
        Assert.Empty(_waits.Cycles());
        Assert.Equal(1, _waits.OwnerOf(100));
        Assert.Null(_waits.Of(1));
    }

    [Fact]
    public void A_thread_that_seems_to_wait_for_itself_has_given_up_unseen()
    {
        Start(1, wants: 100, owner: 1);
        Assert.Empty(_waits.Cycles());
    }

    [Fact]
    public void Another_wait_of_the_same_thread_takes_the_place_of_the_first()
    {
        Start(1, wants: 100, owner: 2);
        Start(2, wants: 200, owner: 1);
        Start(1, wants: 300, owner: 4);
        Assert.Empty(_waits.Cycles());
        Assert.Equal(300ul, _waits.Of(1)!.Lock);
    }

    [Fact]
    public void A_new_thread_has_nothing_of_an_ended_one_with_its_id()
    {
        Start(1, wants: 100, owner: 2);
        _waits.Add(new RuntimeEvent(RuntimeEventKind.ThreadCreated, 1, 0, 17, 5));
        Assert.Null(_waits.Of(1));
    }

    [Fact]
    public void Events_come_out_of_the_ring_as_they_went_in_and_what_does_not_fit_is_counted()
    {
        EventRing ring = new();
        const int many = 10_000;
        for (int i = 1; i <= many; i++) ring.Put(new RuntimeEvent(RuntimeEventKind.WaitStart, i, 0, 0, i));
        int taken = 0;
        while (ring.TryTake(out RuntimeEvent what)) Assert.Equal(++taken, what.Thread);
        Assert.Equal(many - taken, ring.TakeLost());
        Assert.Equal(0, ring.TakeLost());
        ring.Put(new RuntimeEvent(RuntimeEventKind.WaitStop, 5, 0, 0, 5));
        Assert.True(ring.TryTake(out RuntimeEvent next));
        Assert.Equal(RuntimeEventKind.WaitStop, next.Kind);
    }

    private void Start(long thread, ulong wants, long owner) => _waits.Add(new RuntimeEvent(RuntimeEventKind.ContentionStart, thread, wants, owner, thread));

    private void Stop(long thread) => _waits.Add(new RuntimeEvent(RuntimeEventKind.ContentionStop, thread, 0, 0, thread));

    private List<long> Threads() => [.. Assert.Single(_waits.Cycles()).Select(wait => wait.Thread).Order()];
}
