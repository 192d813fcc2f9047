using Payments.Domain.Ledger;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Ledger;

/// <summary>Whoever changes the book behind our back is found, and so is where.</summary>
public sealed class LedgerProofTests
{
    public static TheoryData<StorageProvider, string, long> Tamperings
    {
        get
        {
            (string Sql, long Position)[] tamperings =
            [
                (
                    "UPDATE ledger_entries SET amount = amount + 1 WHERE transaction_position = 3 AND line = 0",
                    3
                ),
                (
                    "UPDATE ledger_entries SET balance_after = 0 WHERE transaction_position = 2 AND line = 1",
                    2
                ),
                (
                    "UPDATE ledger_entries SET line = 7 WHERE transaction_position = 4 AND line = 0",
                    4
                ),
                ("DELETE FROM ledger_entries WHERE transaction_position = 5 AND line = 0", 5),
                ("UPDATE ledger_transactions SET reason = 'other' WHERE position = 2", 2),
                ("UPDATE ledger_transactions SET subject_kind = 'oth' WHERE position = 6", 6),
                ("DELETE FROM ledger_transactions WHERE position = 4", 4),
                ("DELETE FROM ledger_transactions WHERE position = 7", 6),
                ("UPDATE ledger_accounts SET currency = 'EUR' WHERE kind = 'PendingOut'", 2),
                ("UPDATE account_balances SET posted = posted + 1", 7),
                ("UPDATE account_balances SET held = 5", 7),
                ("UPDATE chain_heads SET position = 6", 7),
            ];
            var rows = new TheoryData<StorageProvider, string, long>();
            foreach (var (sql, position) in tamperings)
            {
                rows.Add(StorageProvider.Sqlite, sql, position);
            }

            rows.Add(StorageProvider.Postgres, tamperings[0].Sql, tamperings[0].Position);
            return rows;
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_untouched_book_is_proven(StorageProvider provider)
    {
        await using var world = await GivenBookAsync(provider);

        (await ProveAsync(world)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Tamperings))]
    public async Task The_first_row_that_was_tampered_with_is_named(
        StorageProvider provider,
        string sql,
        long position
    )
    {
        await using var world = await GivenBookAsync(provider);

        await world.ExecuteAsync(sql);

        (await ProveAsync(world)).ShouldNotBeNull().Position.ShouldBe(position);
    }

    // Seven transactions: money in, then six parcels paid.
    private static async Task<PaymentsWorld> GivenBookAsync(StorageProvider provider)
    {
        var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        for (var parcel = 0; parcel < 6; parcel++)
        {
            await world.RunAsync(new PackParcel(Aud(10)));
        }

        return world;
    }

    private static Task<LedgerBreak?> ProveAsync(PaymentsWorld world) =>
        new LedgerProof(world.Storage.Database).VerifyAsync(world.TenantId, Cancel);
}
