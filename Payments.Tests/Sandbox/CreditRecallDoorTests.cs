using Payments.Domain.Rails;
using Payments.Domain.Values;
using Payments.Tests.Banks;

namespace Payments.Tests.Sandbox;

/// <summary>The simulated rails' recalls of credits, and what they remember of them.</summary>
public sealed class CreditRecallDoorTests
{
    private static readonly SimulatedCredit Order = new(
        new Money(250_00, Currency.Aud),
        Instructions.OurAccount,
        "Meadow Stores",
        null,
        "INV-9"
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recall_is_told_once_for_one_key_with_what_it_is_about()
    {
        await using var world = await OutsideWorld.StartAsync();
        var rail = world.Get<IRailSimulator>();
        var creditId = await rail.CreditAsync(RailScheme.Npp, "key-1", Order, Token);
        await world.NextNoticeAsync();

        await rail.RecallCreditAsync(RailScheme.Npp, creditId, "r-1", "FRAD", Token);
        await rail.RecallCreditAsync(RailScheme.Npp, creditId, "r-1", "FRAD", Token);
        var notice = await world.NextNoticeAsync();

        notice.Credits.ShouldBeEmpty();
        var told = notice.Recalls.ShouldHaveSingleItem();
        (told.ReasonCode, told.Credit.CreditId).ShouldBe(("FRAD", creditId));
        (told.Credit.Amount, told.Credit.CreditorAccount).ShouldBe(
            (Order.Amount, Instructions.OurAccount)
        );
        await Should.ThrowAsync<RailUnavailableException>(() =>
            rail.RecallCreditAsync(RailScheme.Npp, creditId, "r-1", "DUPL", Token)
        );
        await Should.ThrowAsync<RailUnavailableException>(() =>
            rail.RecallCreditAsync(RailScheme.Npp, "unknown", "r-2", "DUPL", Token)
        );
    }

    [Fact]
    public async Task A_no_is_taken_and_may_be_said_again()
    {
        await using var world = await OutsideWorld.StartAsync();
        var rail = world.Get<IRailSimulator>();
        var creditId = await rail.CreditAsync(RailScheme.Npp, "key-1", Order, Token);
        await world.NextNoticeAsync();
        await rail.RecallCreditAsync(RailScheme.Npp, creditId, "r-1", "FRAD", Token);
        var told = (await world.NextNoticeAsync()).Recalls.ShouldHaveSingleItem();
        var gateway = world.Get<IRailGateway>();

        await gateway.RefuseRecallAsync(RailScheme.Npp, told.RecallId, "CUST", Token);
        await gateway.RefuseRecallAsync(RailScheme.Npp, told.RecallId, "CUST", Token);

        await Should.ThrowAsync<RailUnavailableException>(() =>
            gateway.RefuseRecallAsync(RailScheme.Npp, "unknown", "CUST", Token)
        );
    }

    [Fact]
    public async Task A_recall_may_be_told_before_its_credit()
    {
        await using var world = await OutsideWorld.StartAsync(options =>
            options.LateAnswerDelay = TimeSpan.FromSeconds(1)
        );
        var rail = world.Get<IRailSimulator>();
        var late = Order with { Reference = "RAIL_LATE" };
        var creditId = await rail.CreditAsync(RailScheme.Npp, "key-1", late, Token);

        await rail.RecallCreditAsync(RailScheme.Npp, creditId, "r-1", "TECH", Token);
        var first = await world.NextNoticeAsync();
        var second = await world.NextNoticeAsync();

        first.Recalls.ShouldHaveSingleItem().Credit.CreditId.ShouldBe(creditId);
        first.Credits.ShouldBeEmpty();
        second.Credits.ShouldHaveSingleItem().CreditId.ShouldBe(creditId);
    }

    [Fact]
    public async Task A_recall_that_was_not_heard_comes_after_a_restart_once()
    {
        var journal = Path.Combine(Path.GetTempPath(), $"sandbox-{Guid.CreateVersion7():N}.jsonl");
        try
        {
            string creditId;
            await using (var before = await StartAsync(journal))
            {
                var rail = before.Get<IRailSimulator>();
                creditId = await rail.CreditAsync(RailScheme.Npp, "key-1", Order, Token);
                await before.NextNoticeAsync();
                before.RefuseNotices = int.MaxValue;
                await rail.RecallCreditAsync(RailScheme.Npp, creditId, "r-1", "DUPL", Token);
            }

            await using var after = await StartAsync(journal);
            await after
                .Get<IRailSimulator>()
                .RecallCreditAsync(RailScheme.Npp, creditId, "r-1", "DUPL", Token);
            RecallNotice? told = null;
            while (told is null)
            {
                // What was told and maybe not acknowledged before the end comes again, too.
                told = (await after.NextNoticeAsync()).Recalls.SingleOrDefault();
            }

            told.Credit.CreditId.ShouldBe(creditId);
        }
        finally
        {
            File.Delete(journal);
        }
    }

    private static Task<OutsideWorld> StartAsync(string journal) =>
        OutsideWorld.StartAsync(options => options.JournalPath = journal);
}
