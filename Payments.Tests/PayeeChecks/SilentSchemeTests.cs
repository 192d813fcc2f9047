using Payments.Domain.Outbox;
using Payments.Domain.PayeeChecks;
using Payments.Domain.Recipients;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.PayeeChecks;

/// <summary>What becomes of a check when the scheme does not answer, or answers twice.</summary>
public sealed class SilentSchemeTests
{
    [Fact]
    public async Task A_silent_scheme_is_asked_again_and_then_told_as_an_error_that_costs_nothing()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var check = await GivenCheckAsync(world);
        var checking = new PayeeChecking(new Scheme(null), world.Gate);
        var item = await ItemAsync(world);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Should.ThrowAsync<PayeeSchemeUnavailableException>(() =>
                checking.HandleAsync([item], PaymentsWorld.Cancel)
            );
            await world.RunAsync(new PostponeOutboxItem(item.Id, OutboxPolicy.Default, "silent"));
            (await world.ReadAsync<PayeeCheck>()).Status.ShouldBe(PayeeCheckStatus.Pending);
            item = await ItemAsync(world);
        }

        await checking.HandleAsync([item], PaymentsWorld.Cancel);

        var told = await world.ReadAsync<PayeeCheck>();
        told.Id.ShouldBe(check.Id);
        told.Result.ShouldBe(PayeeCheckResult.PlatformError);
        told.IsBillable.ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_answer_to_one_question_says_nothing_new()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await GivenCheckAsync(world);
        var item = await ItemAsync(world);

        // A worker died after the answer was recorded, and another one asks again.
        await new PayeeChecking(new Scheme(PayeeCheckResult.Match), world.Gate).HandleAsync(
            [item],
            PaymentsWorld.Cancel
        );
        await new PayeeChecking(new Scheme(PayeeCheckResult.NotMatch), world.Gate).HandleAsync(
            [item],
            PaymentsWorld.Cancel
        );

        var check = await world.ReadAsync<PayeeCheck>();
        (check.Result, check.Version).ShouldBe((PayeeCheckResult.Match, 2));
    }

    private static async Task<PayeeCheck> GivenCheckAsync(PaymentsWorld world)
    {
        var account = new AccountDetails
        {
            Type = AccountType.Bsb,
            Currency = Currency.Aud,
            Country = "AU",
            Bsb = "062000",
            AccountNumber = "12345678",
        };
        return (await world.RunAsync(new CreatePayeeCheck(null, account, "Jane", null))).Value;
    }

    private static async Task<OutboxItem> ItemAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        return db.Set<OutboxItem>().Single();
    }

    private sealed class Scheme(PayeeCheckResult? result) : IPayeeScheme
    {
        public Task<PayeeAnswer?> AskAsync(
            PayeeQuestion question,
            CancellationToken cancellationToken
        ) =>
            result is { } told
                ? Task.FromResult<PayeeAnswer?>(new(told, null))
                : throw new PayeeSchemeUnavailableException("Nobody is there.");
    }
}
