using Payments.Domain.AccountData;
using Payments.Domain.Rails;
using Payments.Domain.Values;
using Payments.Tests.Banks;

namespace Payments.Tests.Sandbox;

/// <summary>What the simulated outside still knows when its process has died and come back.</summary>
public sealed class RestartTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private readonly string _journal = Path.Combine(
        Path.GetTempPath(),
        $"sandbox-{Guid.CreateVersion7():N}.jsonl"
    );
    private readonly FakeTime _time = new(Noon);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_journal);

    [Fact]
    public async Task An_answer_that_was_not_due_yet_comes_after_the_restart()
    {
        await using (var before = await StartAsync())
        {
            await SubmitAsync(before, Instructions.Aud("w1"), Instructions.Aud("w2", "RAIL_LATE"));
        }

        await using var after = await StartAsync();
        _time.Advance(TimeSpan.FromSeconds(6));
        var reports = await after.NextReportsAsync(2);

        reports.Select(report => report.InstructionId).ShouldBe(["w1", "w2"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_notice_that_was_not_taken_comes_again_at_the_new_address()
    {
        string noticeId;
        await using (var before = await StartAsync())
        {
            before.RefuseNotices = int.MaxValue;
            await SubmitAsync(before, Instructions.Aud("w1"));
            noticeId = await FirstTryAsync(before);
        }

        await using var after = await StartAsync();

        (await after.NextNoticeAsync()).NoticeId.ShouldBe(noticeId);
    }

    [Fact]
    public async Task What_was_told_and_heard_is_known_and_not_told_again()
    {
        await using (var before = await StartAsync())
        {
            await SubmitAsync(before, Instructions.Aud("w1"));
            _time.Advance(TimeSpan.FromSeconds(1));
            await before.NextNoticeAsync();
            await DeliveredAsync(before);
        }

        await using var after = await StartAsync();
        var again = await SubmitAsync(after, Instructions.Aud("w1"));
        var state = await after.Get<IRailGateway>().FindAsync(RailScheme.Npp, "w1", Token);
        await SubmitAsync(after, Instructions.Aud("w2"));
        _time.Advance(TimeSpan.FromSeconds(1));
        var next = await after.NextReportsAsync(1);

        again.ShouldHaveSingleItem().Duplicate.ShouldBeTrue();
        state!.Outcome.ShouldBe(RailOutcome.Settled);
        next.ShouldHaveSingleItem().InstructionId.ShouldBe("w2");
    }

    [Fact]
    public async Task A_recall_is_remembered_and_so_is_what_it_has_stopped()
    {
        await using (var before = await StartAsync())
        {
            before.RefuseNotices = int.MaxValue;
            await SubmitAsync(before, Instructions.Aud("w1", "RAIL_LATE"));
            await before.Get<IRailGateway>().RecallAsync(RailScheme.Npp, "w1", Token);
        }

        await using var after = await StartAsync();
        _time.Advance(TimeSpan.FromSeconds(10));
        var report = (await after.NextReportsAsync(1)).ShouldHaveSingleItem();
        var again = await after.Get<IRailGateway>().RecallAsync(RailScheme.Npp, "w1", Token);
        await SubmitAsync(after, Instructions.Aud("w2"));
        _time.Advance(TimeSpan.FromSeconds(1));
        var next = (await after.NextReportsAsync(1)).ShouldHaveSingleItem();

        report.Outcome.ShouldBe(RailOutcome.Rejected);
        again.ShouldBe(RailRecallAnswer.Accepted);
        next.InstructionId.ShouldBe("w2");
    }

    [Fact]
    public async Task A_forced_outcome_and_a_credit_are_remembered()
    {
        var credit = new SimulatedCredit(
            new Money(5_00, Currency.Aud),
            Instructions.OurAccount,
            "Meadow Stores",
            null,
            "RAIL_LATE"
        );
        string creditId;
        await using (var before = await StartAsync())
        {
            var rail = before.Get<IRailSimulator>();
            await SubmitAsync(before, Instructions.Aud("w1", "RAIL_NEVER"));
            var delay = TimeSpan.FromSeconds(2);
            await rail.ForceOutcomeAsync(
                RailScheme.Npp,
                "w1",
                RailOutcome.Rejected,
                "AC01",
                delay,
                Token
            );
            creditId = await rail.CreditAsync(RailScheme.Npp, "k", credit, Token);
        }

        await using var after = await StartAsync();
        _time.Advance(TimeSpan.FromSeconds(3));
        var report = (await after.NextReportsAsync(1)).ShouldHaveSingleItem();
        _time.Advance(TimeSpan.FromSeconds(3));
        var told = (await after.NextNoticeAsync()).Credits.ShouldHaveSingleItem();

        report.Outcome.ShouldBe(RailOutcome.Rejected);
        told.CreditId.ShouldBe(creditId);
    }

    [Fact]
    public async Task A_consent_stays_valid()
    {
        BankAccess access;
        await using (var before = await StartAsync())
        {
            access = await ApproveAsync(before);
        }

        await using var after = await StartAsync();
        var accounts = await after.Get<IAccountInformationBank>().GetAccountsAsync(access, Token);

        accounts.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_torn_last_line_is_cut_off_and_the_rest_is_read()
    {
        await using (var before = await StartAsync())
        {
            await SubmitAsync(before, Instructions.Aud("w1"));
        }

        await File.AppendAllTextAsync(_journal, "{\"kind\":\"batch\",\"sch", Token);
        await using (var after = await StartAsync())
        {
            await SubmitAsync(after, Instructions.Aud("w2"));
        }

        await using var last = await StartAsync();
        var again = await SubmitAsync(last, Instructions.Aud("w1"), Instructions.Aud("w2"));

        again.ShouldAllBe(receipt => receipt.Duplicate);
    }

    [Fact]
    public async Task A_journal_damaged_in_the_middle_stops_the_start()
    {
        await File.WriteAllTextAsync(_journal, "{\"kind\":\"batch\",\"sch\n{}\n", Token);

        var refused = await Should.ThrowAsync<InvalidOperationException>(StartAsync);

        refused.Message.ShouldContain("Sandbox:JournalPath");
        refused.Message.ShouldContain("damaged");
    }

    [Fact]
    public async Task Two_processes_cannot_share_a_journal()
    {
        await using var first = await StartAsync();

        var refused = await Should.ThrowAsync<InvalidOperationException>(StartAsync);

        refused.Message.ShouldStartWith("Sandbox:JournalPath cannot be opened");
    }

    private Task<OutsideWorld> StartAsync() =>
        OutsideWorld.StartAsync(options => options.JournalPath = _journal, _time);

    private static Task<IReadOnlyList<RailReceipt>> SubmitAsync(
        OutsideWorld world,
        params RailInstruction[] instructions
    ) => world.Get<IRailGateway>().SubmitAsync(RailScheme.Npp, instructions, Token);

    private async Task<string> FirstTryAsync(OutsideWorld world)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        await EventuallyAsync(() => world.Tries.Count > 0);
        return world.Tries[0];
    }

    private static Task DeliveredAsync(OutsideWorld world) =>
        EventuallyAsync(() => world.Get<Payments.Sandbox.Rails.NoticeSender>().Undelivered == 0);

    /// <summary>The receiver answers before the rail writes down that it did.</summary>
    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var turn = 0; turn < 1_000 && !condition(); turn++)
        {
            await timer.WaitForNextTickAsync(Token);
        }

        condition().ShouldBeTrue();
    }

    private static async Task<BankAccess> ApproveAsync(OutsideWorld world)
    {
        var request = new BankConsentRequest(
            Balances: true,
            Transactions: true,
            Recurring: true,
            DateOnly.FromDateTime(Noon.UtcDateTime).AddDays(90),
            FrequencyPerDay: 4,
            new Uri("https://app.example/return"),
            "203.0.113.7"
        );
        var created = await world
            .Get<IAccountInformationBank>()
            .CreateConsentAsync("coral_au", request, Token);
        await world
            .Get<IConsentPageSimulator>()
            .PressAsync(created.ScaLink, ConsentDecision.Approve, null, Token);
        return new BankAccess("coral_au", created.BankConsentId, "203.0.113.7");
    }
}
