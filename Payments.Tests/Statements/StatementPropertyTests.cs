using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Statements;
using Payments.Domain.Values;
using Payments.Storage;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Statements;

/// <summary>Whatever happened, and wherever it is cut: opening + Σ entries = closing.</summary>
public sealed class StatementPropertyTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(StorageProvider.Sqlite, 12)]
    [InlineData(StorageProvider.Postgres, 3)]
    public async Task A_statement_over_any_range_adds_up_and_agrees_with_a_plain_model(
        StorageProvider provider,
        int runs
    )
    {
        await using var world = await StartAsync(provider);
        var steps =
            from amount in Gen.Choose(-50, 100)
            from fee in Gen.Choose(0, 3)
            // Zero: several entries at one instant.
            from seconds in Gen.Choose(0, 2)
            select (amount, fee, seconds);
        var cuts =
            from at in Gen.Choose(-2, Steps)
            from length in Gen.Choose(1, Steps)
            select (at, length);

        foreach (var history in steps.ListOf(Steps).Sample(runs, Steps))
        {
            var caller = NewCaller();
            var start = world.Clock.GetUtcNow();
            List<(DateTimeOffset At, long Amount)> model = [];
            foreach (var (amount, fee, seconds) in history)
            {
                world.Clock.Advance(TimeSpan.FromSeconds(seconds));
                if (amount > fee || (amount < 0 && model.Sum(row => row.Amount) >= fee - amount))
                {
                    await world.DoAsync(
                        async work =>
                            await work.Ledger.PostAsync(Movement(work.TenantId, amount, fee)),
                        caller
                    );
                    model.Add((world.Clock.GetUtcNow(), amount - fee));
                }
            }

            await using var db = world.Open(caller);
            foreach (var (at, length) in cuts.Sample(25, Steps))
            {
                await CheckAsync(db, model, start.AddSeconds(at), start.AddSeconds(at + length));
            }
        }
    }

    private static async Task CheckAsync(
        Domain.Storage.PaymentsDb db,
        List<(DateTimeOffset At, long Amount)> model,
        DateTimeOffset from,
        DateTimeOffset to
    )
    {
        var span = await db.StatementSpanAsync(Currency.Aud, from, to, Cancel);
        var entries = await span.Entries(db).ToListAsync(Cancel);
        var credits = await span.CreditsAsync(db, Cancel);
        var described = await new StatementEntries([]).DescribeAsync(db, entries, Cancel);

        var expected = model.Where(row => row.At >= from && row.At < to).ToList();
        span.Opening.MinorUnits.ShouldBe(model.Where(row => row.At < from).Sum(row => row.Amount));
        span.Closing.MinorUnits.ShouldBe(model.Where(row => row.At < to).Sum(row => row.Amount));
        entries.Select(entry => entry.Amount).ShouldBe(expected.Select(row => row.Amount));
        (span.Opening.MinorUnits + entries.Sum(entry => entry.Amount)).ShouldBe(
            span.Closing.MinorUnits
        );
        span.EntryCount.ShouldBe(entries.Count);
        credits.MinorUnits.ShouldBe(expected.Where(row => row.Amount > 0).Sum(row => row.Amount));

        // The lines walk from the opening to the closing balance too, fees and all.
        var balance = span.Opening;
        foreach (var entry in described)
        {
            foreach (var line in entry.Lines)
            {
                balance += line.Amount;
                balance.ShouldBe(line.BalanceAfter);
            }

            balance.MinorUnits.ShouldBe(entry.Entry.BalanceAfter);
        }

        balance.ShouldBe(span.Closing);
    }

    private static Posting Movement(Domain.Tenancy.TenantId tenant, int amount, int fee)
    {
        var subject = Subject.Of(tenant);
        return amount > 0
            ? Posting
                .For("deposit.confirmed", subject)
                .Debit(AccountKind.RailClearing, Aud(amount))
                .Credit(AccountKind.Available, Aud(amount - fee))
                .Credit(AccountKind.Fees, Aud(fee))
            : Posting
                .For("withdrawal.initialised", subject)
                .Debit(AccountKind.Available, Aud(fee - amount))
                .Credit(AccountKind.PendingOut, Aud(-amount))
                .Credit(AccountKind.Fees, Aud(fee));
    }
}
