using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Ledger;

public sealed class LedgerTests
{
    private static readonly AccountRef Available = new(AccountKind.Available, Currency.Aud);

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_hold_reduces_what_is_available_but_not_what_is_posted(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(100);

        var hold = await HoldAsync(world, 60);

        var balance = await world.AvailableAsync();
        (balance.Posted, balance.Held, balance.Available).ShouldBe((Aud(100), Aud(60), Aud(40)));
        await Should.ThrowAsync<InsufficientFundsException>(() =>
            world.RunAsync(new PackParcel(Aud(41)))
        );
        await Should.ThrowAsync<InsufficientFundsException>(() => HoldAsync(world, 41));
        await world.DoAsync(work => work.Ledger.ReleaseAsync(hold));
        (await world.AvailableAsync()).Available.ShouldBe(Aud(100));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_hundred_captures_and_releases_of_one_hold_settle_it_once(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(100);
        var hold = await HoldAsync(world, 60);

        var settled = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(index =>
                    SucceedsAsync(
                        world.DoAsync(async work =>
                        {
                            if (index % 2 == 0)
                            {
                                await work.Ledger.ReleaseAsync(hold);
                            }
                            else
                            {
                                await work.Ledger.CaptureAsync(hold, Spend(work, 60));
                            }
                        })
                    )
                )
        );

        settled.Count(isDone => isDone).ShouldBe(1);
        (await world.AvailableAsync()).Held.ShouldBe(Aud(0));
        (await ProveAsync(world)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_hundred_spenders_never_take_the_balance_below_zero(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);

        var spent = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(_ => SucceedsAsync(world.RunAsync(new PackParcel(Aud(30)))))
        );

        spent.Count(isDone => isDone).ShouldBe(33);
        (await world.AvailableAsync()).Available.ShouldBe(Aud(10));
        await using var db = world.Open();
        (await db.Set<LedgerEntry>().Where(entry => entry.BalanceAfter < 0).ToListAsync(Cancel))
            .Select(entry => entry.AccountId)
            .Distinct()
            .Count()
            .ShouldBe(1, "only the rail's side, where the money came from");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_balance_can_be_read_at_any_past_instant_and_a_statement_adds_up(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        var start = world.Clock.GetUtcNow();
        for (var hour = 1; hour <= 5; hour++)
        {
            world.Clock.Advance(TimeSpan.FromHours(1));
            await world.GivenFundsAsync(100);
            await HoldAsync(world, 10);
        }

        await using var db = world.Open();
        var account = await db.Set<LedgerAccount>()
            .SingleAsync(row => row.Kind == AccountKind.Available, Cancel);
        for (var hour = 0; hour <= 6; hour++)
        {
            var at = start.AddHours(hour).AddMinutes(30);
            var balance = await db.BalanceAtAsync(account, at, Cancel);
            balance.Posted.ShouldBe(Aud(100 * Math.Min(hour, 5)));
            balance.Held.ShouldBe(Aud(10 * Math.Min(hour, 5)));
        }

        var statement = await db.StatementAsync(
            account,
            start.AddHours(1),
            start.AddHours(4),
            Cancel
        );
        statement.Opening.ShouldBe(Aud(100));
        statement.Entries.Count.ShouldBe(3);
        statement.Closing.ShouldBe(statement.Opening + Aud(statement.Entries.Sum(e => e.Amount)));
    }

    [Fact]
    public async Task A_posting_out_of_balance_is_a_defect_and_moves_nothing()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await world.GivenFundsAsync(100);

        await Should.ThrowAsync<InvalidOperationException>(() =>
            world.DoAsync(async work =>
                await work.Ledger.PostAsync(
                    Posting
                        .For("test.wrong", Subject.Of(work.TenantId))
                        .Debit(AccountKind.Available, Aud(10))
                        .Credit(AccountKind.Fees, Aud(9))
                )
            )
        );

        (await world.AvailableAsync()).Posted.ShouldBe(Aud(100));
    }

    [Fact]
    public async Task Two_currencies_balance_each_for_itself()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await world.GivenFundsAsync(100);

        await Should.ThrowAsync<InvalidOperationException>(() =>
            world.DoAsync(async work =>
                await work.Ledger.PostAsync(
                    Posting
                        .For("test.mixed", Subject.Of(work.TenantId))
                        .Debit(AccountKind.Available, Aud(10))
                        .Credit(AccountKind.Fees, new(10, Currency.Eur))
                )
            )
        );
    }

    private static async Task<HoldId> HoldAsync(PaymentsWorld world, long minorUnits)
    {
        var hold = default(HoldId);
        await world.DoAsync(async work =>
            hold = await work.Ledger.HoldAsync(
                Available,
                Aud(minorUnits),
                "test.held",
                Subject.Of(work.TenantId)
            )
        );
        return hold;
    }

    private static Posting Spend(Work work, long minorUnits) =>
        Posting
            .For("test.spent", Subject.Of(work.TenantId))
            .Debit(AccountKind.Available, Aud(minorUnits))
            .Credit(AccountKind.PendingOut, Aud(minorUnits));

    private static Task<LedgerBreak?> ProveAsync(PaymentsWorld world) =>
        new LedgerProof(world.Storage.Database).VerifyAsync(world.TenantId, Cancel);

    private static async Task<bool> SucceedsAsync(Task task)
    {
        try
        {
            await task;
            return true;
        }
        catch (Domain.Errors.DomainException)
        {
            return false;
        }
    }
}
