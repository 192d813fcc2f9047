using Microsoft.EntityFrameworkCore;
using Payments.Domain.Events;
using Payments.Domain.Idempotency;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Storage;

/// <summary>kill -9 in mid-work: nothing acknowledged is lost, and nothing is there twice or by half.</summary>
public sealed class CrashTests
{
    private const long Funds = 1_000_000;

    [Theory]
    [InlineData(StorageProvider.Sqlite, 5)]
    [InlineData(StorageProvider.Postgres, 3)]
    public async Task Whatever_was_acknowledged_is_there_and_all_of_it_fits(
        StorageProvider provider,
        int rounds
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(Funds);
        List<string> acknowledged = [];
        for (var round = 0; round < rounds; round++)
        {
            await world.StopAsync();
            acknowledged.AddRange(await world.KillProcessUnderLoadAsync(round, 100 + (37 * round)));
            await world.ResumeAsync();
        }

        await using var db = world.Open();
        var packed = await db.Set<Parcel>()
            .Select(parcel => parcel.ExternalId!)
            .ToListAsync(Cancel);
        acknowledged.Except(packed).ShouldBeEmpty("an acknowledged command was lost");
        packed.Count.ShouldBe(packed.Distinct().Count());
        (await world.AvailableAsync()).Posted.ShouldBe(Aud(Funds - packed.Count));
        (await db.Set<IdempotencyRecord>().CountAsync(Cancel)).ShouldBe(packed.Count);
        (await db.Set<OutboxItem>().CountAsync(Cancel)).ShouldBe(packed.Count);
        var sequences = await db.Set<EventRecord>()
            .OrderBy(record => record.Sequence)
            .Select(record => record.Sequence)
            .ToListAsync(Cancel);
        sequences.ShouldBe(Enumerable.Range(1, packed.Count).Select(number => (long)number));
        (
            await new LedgerProof(world.Storage.Database).VerifyAsync(world.TenantId, Cancel)
        ).ShouldBeNull();

        var replay = await world.RunAsync(
            new PackParcel(Aud(1), acknowledged[0]),
            key: acknowledged[0]
        );
        replay.Replayed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_sqlite_file_belongs_to_one_process()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);

        var refusal = await Should.ThrowAsync<StorageSettingsException>(() =>
            world.StartNodeAsync()
        );

        refusal.Message.ShouldContain("another process has the database open");
    }
}
