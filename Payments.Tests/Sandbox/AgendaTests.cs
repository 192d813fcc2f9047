using Microsoft.Extensions.Logging.Abstractions;
using Payments.Sandbox.Scheduling;

namespace Payments.Tests.Sandbox;

public sealed class AgendaTests
{
    private readonly FakeTime _time = new(
        new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)
    );
    private readonly List<IReadOnlyList<int>> _handed = [];

    [Fact]
    public void Nothing_is_early_and_all_that_is_due_comes_together()
    {
        using var agenda = Open(_handed.Add);
        agenda.AddRange([(In(100), 1), (In(100), 2), (In(101), 3), (In(500), 4)]);

        _time.Advance(TimeSpan.FromMilliseconds(99));
        _handed.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromMilliseconds(20));

        _handed.SelectMany(items => items).ShouldBe([1, 2, 3]);
        _handed.Count.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Thousands_of_items_share_one_timer()
    {
        using var agenda = Open(_handed.Add);

        agenda.AddRange(Enumerable.Range(0, 5_000).Select(item => (In(item % 150), item)));
        _time.Advance(TimeSpan.FromSeconds(1));

        _time.TimersMade.ShouldBe(1);
        _handed.Sum(items => items.Count).ShouldBe(5_000);
        _handed.Count.ShouldBeLessThanOrEqualTo(31);
    }

    [Fact]
    public void An_item_that_is_due_earlier_than_the_others_does_not_wait_for_them()
    {
        using var agenda = Open(_handed.Add);
        agenda.Add(In(10_000), 1);
        agenda.Add(In(50), 2);

        _time.Advance(TimeSpan.FromMilliseconds(60));

        _handed.ShouldHaveSingleItem().ShouldBe([2]);
    }

    [Fact]
    public void Items_further_away_than_a_timer_reaches_still_come()
    {
        using var agenda = Open(_handed.Add);
        agenda.Add(In(0) + TimeSpan.FromDays(80), 1);

        _time.Advance(TimeSpan.FromDays(79));
        _handed.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromDays(2));

        _handed.ShouldHaveSingleItem().ShouldBe([1]);
    }

    [Fact]
    public void Items_that_could_not_be_handled_come_again()
    {
        var failures = 2;
        using var agenda = Open(items =>
        {
            if (failures-- > 0)
            {
                throw new IOException("disk full");
            }

            _handed.Add(items);
        });
        agenda.Add(In(10), 1);

        _time.Advance(TimeSpan.FromSeconds(3));

        _handed.ShouldHaveSingleItem().ShouldBe([1]);
    }

    private DateTimeOffset In(int milliseconds) => _time.GetUtcNow().AddMilliseconds(milliseconds);

    private Agenda<int> Open(Action<IReadOnlyList<int>> onDue) =>
        new(_time, onDue, NullLogger.Instance);
}
