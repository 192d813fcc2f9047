using Payments.Domain.Rails;
using Payments.Domain.Values;

namespace Payments.Tests.Banks;

public sealed class HttpRailTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_instruction_settles_within_a_second_and_is_told_by_a_signed_notice()
    {
        await using var world = await OutsideWorld.StartAsync();

        var receipts = await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1"));
        var report = (await world.NextReportsAsync(1)).ShouldHaveSingleItem();

        receipts.ShouldHaveSingleItem().ShouldBe(new RailReceipt("w1", null, Duplicate: false));
        report.Outcome.ShouldBe(RailOutcome.Settled);
        report.EndToEndId.ShouldBe("e2e-w1");
        report.Amount.ShouldBe(new Money(12_30, Currency.Aud));
        report.Reason.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_instruction_again_is_a_duplicate_and_pays_once()
    {
        await using var world = await OutsideWorld.StartAsync();

        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1"));
        var again = await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1"));
        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w2"));
        var reports = await world.NextReportsAsync(2);

        again.ShouldHaveSingleItem().Duplicate.ShouldBeTrue();
        reports.Select(report => report.InstructionId).ShouldBe(["w1", "w2"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_same_id_with_another_amount_is_refused()
    {
        await using var world = await OutsideWorld.StartAsync();

        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1"));
        var other = await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1", cents: 1));

        other.ShouldHaveSingleItem().Refusal!.Code.ShouldBe("DUPLICATE_TRANSACTION");
    }

    [Theory]
    [InlineData("DE89370400440532013000", null)]
    [InlineData("DE89370400440532013001", "RECIPIENT_INVALID_ACCOUNT_NUMBER")]
    public async Task An_iban_with_wrong_check_digits_is_refused_at_the_door(
        string iban,
        string? code
    )
    {
        await using var world = await OutsideWorld.StartAsync();

        var receipts = await SubmitAsync(world, RailScheme.SctInst, Instructions.Eur("w1", iban));

        receipts.ShouldHaveSingleItem().Refusal?.Code.ShouldBe(code);
        (receipts[0].Refusal is null).ShouldBe(code is null);
    }

    [Fact]
    public async Task A_currency_that_the_rail_does_not_carry_is_refused_at_the_door()
    {
        await using var world = await OutsideWorld.StartAsync();

        var receipts = await SubmitAsync(world, RailScheme.Sct, Instructions.Aud("w1"));

        receipts.ShouldHaveSingleItem().Refusal!.SchemeCode.ShouldBe("AM03");
    }

    [Theory]
    [InlineData(RailScheme.Domestic, "JPY", 1_500)]
    [InlineData(RailScheme.CrossBorder, "KWD", 1_234_567)]
    public async Task Other_currencies_travel_with_their_own_minor_units(
        RailScheme scheme,
        string currency,
        long minorUnits
    )
    {
        await using var world = await OutsideWorld.StartAsync();
        var amount = new Money(minorUnits, Currency.Parse(currency));

        await SubmitAsync(world, scheme, Instructions.Aud("w1") with { Amount = amount });

        (await world.NextReportsAsync(1)).ShouldHaveSingleItem().Amount.ShouldBe(amount);
    }

    [Fact]
    public async Task Hundreds_of_instructions_are_answered_in_a_few_notices()
    {
        await using var world = await OutsideWorld.StartAsync();
        var batch = Enumerable.Range(0, 800).Select(n => Instructions.Aud($"w{n}")).ToArray();

        await SubmitAsync(world, RailScheme.Npp, batch);
        var reports = await world.NextReportsAsync(batch.Length);

        reports.Select(report => report.InstructionId).Distinct().Count().ShouldBe(batch.Length);
        world.Tries.Count.ShouldBeLessThan(40);
    }

    [Fact]
    public async Task FAIL_ACC_settles_and_is_returned_because_the_account_is_closed()
    {
        await using var world = await OutsideWorld.StartAsync();

        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1", "rent FAIL_ACC"));
        var reports = await world.NextReportsAsync(2);

        reports
            .Select(report => report.Outcome)
            .ShouldBe([RailOutcome.Settled, RailOutcome.Returned]);
        reports.Select(report => report.Sequence).ShouldBe([1, 2]);
        reports[1].Reason!.Code.ShouldBe("RECIPIENT_ACCOUNT_CLOSED");
        reports[1].Reason!.SchemeCode.ShouldBe("AC04");
    }

    [Theory]
    [InlineData("AC01", "RECIPIENT_INVALID_ACCOUNT_NUMBER", RailReasonCategory.Recipient, false)]
    [InlineData("AB05", "TECHNICAL_ISSUE", RailReasonCategory.Technical, true)]
    [InlineData("RR04", "COMPLIANCE_DECLINED_EXTERNAL", RailReasonCategory.Compliance, false)]
    public async Task A_rejection_has_our_code_a_category_and_says_if_a_retry_helps(
        string schemeCode,
        string code,
        RailReasonCategory category,
        bool retryable
    )
    {
        await using var world = await OutsideWorld.StartAsync();

        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1", $"RAIL_RJCT_{schemeCode}"));
        var report = (await world.NextReportsAsync(1)).ShouldHaveSingleItem();

        report.Outcome.ShouldBe(RailOutcome.Rejected);
        (report.Reason!.Code, report.Reason.Category, report.Reason.Retryable).ShouldBe(
            (code, category, retryable)
        );
    }

    [Fact]
    public async Task Told_to_report_out_of_order_the_end_comes_before_the_progress()
    {
        await using var world = await OutsideWorld.StartAsync(sandbox =>
            // The notices travel side by side: so far apart, none overtakes the other.
            (sandbox.AnswerDelayMin, sandbox.AnswerDelayMax) = (
                TimeSpan.FromSeconds(1),
                TimeSpan.FromSeconds(1)
            )
        );

        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1", "RAIL_REORDER"));
        var reports = await world.NextReportsAsync(2);
        var state = await world.Get<IRailGateway>().FindAsync(RailScheme.Npp, "w1", Token);

        reports.Select(report => report.Sequence).ShouldBe([2, 1]);
        reports
            .Select(report => report.Outcome)
            .ShouldBe([RailOutcome.Settled, RailOutcome.InProcess]);
        state!.Outcome.ShouldBe(RailOutcome.Settled);
    }

    [Fact]
    public async Task Told_to_report_twice_the_same_report_comes_in_two_notices()
    {
        await using var world = await OutsideWorld.StartAsync();

        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1", "RAIL_TWICE"));
        var first = await world.NextNoticeAsync();
        var second = await world.NextNoticeAsync();

        second.NoticeId.ShouldNotBe(first.NoticeId);
        second.Reports[0].Sequence.ShouldBe(first.Reports[0].Sequence);
        second.Reports[0].Outcome.ShouldBe(first.Reports[0].Outcome);
    }

    [Fact]
    public async Task Told_to_be_silent_the_rail_answers_only_what_is_forced_on_it()
    {
        await using var world = await OutsideWorld.StartAsync();
        var rail = world.Get<IRailSimulator>();

        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1", "RAIL_NEVER"));
        var settled = await ForceAsync(rail, RailOutcome.Settled, null);
        await world.NextReportsAsync(1);
        var rejected = await ForceAsync(rail, RailOutcome.Rejected, "AC01");
        var returned = await ForceAsync(rail, RailOutcome.Returned, "MS02");
        var report = (await world.NextReportsAsync(1)).ShouldHaveSingleItem();

        (settled, rejected, returned).ShouldBe((true, false, true));
        report.Outcome.ShouldBe(RailOutcome.Returned);
        report.Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task What_has_not_ended_is_called_off_once_and_what_was_planned_never_happens()
    {
        await using var world = await OutsideWorld.StartAsync();
        var rail = world.Get<IRailGateway>();
        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1", "RAIL_LATE"));

        var unknown = await rail.RecallAsync(RailScheme.Npp, "w2", Token);
        var first = await rail.RecallAsync(RailScheme.Npp, "w1", Token);
        var again = await rail.RecallAsync(RailScheme.Npp, "w1", Token);
        var report = (await world.NextReportsAsync(1)).ShouldHaveSingleItem();
        var forced = await ForceAsync(world.Get<IRailSimulator>(), RailOutcome.Settled, code: null);

        (unknown, first, again).ShouldBe(
            (RailRecallAnswer.Unknown, RailRecallAnswer.Accepted, RailRecallAnswer.Accepted)
        );
        report.Outcome.ShouldBe(RailOutcome.Rejected);
        report.Reason!.SchemeCode.ShouldBe("CUST");
        forced.ShouldBeFalse();
    }

    [Fact]
    public async Task What_has_ended_cannot_be_called_off()
    {
        await using var world = await OutsideWorld.StartAsync();
        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1"));
        await world.NextReportsAsync(1);

        var answer = await world.Get<IRailGateway>().RecallAsync(RailScheme.Npp, "w1", Token);

        answer.ShouldBe(RailRecallAnswer.TooLate);
    }

    [Fact]
    public async Task A_credit_from_outside_is_told_once_for_one_key()
    {
        await using var world = await OutsideWorld.StartAsync();
        var rail = world.Get<IRailSimulator>();
        var credit = new SimulatedCredit(
            new Money(250_00, Currency.Aud),
            Instructions.OurAccount,
            "Meadow Stores",
            null,
            "INV-9"
        );

        var first = await rail.CreditAsync(RailScheme.Npp, "key-1", credit, Token);
        var again = await rail.CreditAsync(RailScheme.Npp, "key-1", credit, Token);
        var told = (await world.NextNoticeAsync()).Credits.ShouldHaveSingleItem();

        again.ShouldBe(first);
        told.CreditId.ShouldBe(first);
        told.CreditorAccount.ShouldBe(Instructions.OurAccount);
        (told.Amount, told.PayerName, told.Reference).ShouldBe(
            (credit.Amount, "Meadow Stores", "INV-9")
        );
        await Should.ThrowAsync<RailUnavailableException>(() =>
            rail.CreditAsync(RailScheme.Npp, "key-1", credit with { Reference = "X" }, Token)
        );
    }

    [Fact]
    public async Task A_notice_that_is_not_taken_comes_again_with_the_same_id_until_it_is()
    {
        await using var world = await OutsideWorld.StartAsync(options =>
            options.RetryDelayMin = TimeSpan.FromMilliseconds(20)
        );
        world.RefuseNotices = 3;

        await SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1"));
        var notice = await world.NextNoticeAsync();

        world.Tries.ShouldBe([notice.NoticeId, notice.NoticeId, notice.NoticeId, notice.NoticeId]);
    }

    [Fact]
    public async Task An_instruction_that_the_rail_never_saw_is_not_found()
    {
        await using var world = await OutsideWorld.StartAsync();

        var state = await world.Get<IRailGateway>().FindAsync(RailScheme.Npp, "nobody", Token);

        state.ShouldBeNull();
    }

    [Fact]
    public async Task A_rail_that_is_not_there_is_unavailable()
    {
        await using var world = await OutsideWorld.StartAsync(
            settings: ("Banks:SandboxBaseUrl", "http://127.0.0.1:1/sandbox")
        );

        await Should.ThrowAsync<RailUnavailableException>(() =>
            SubmitAsync(world, RailScheme.Npp, Instructions.Aud("w1"))
        );
    }

    private static Task<bool> ForceAsync(IRailSimulator rail, RailOutcome outcome, string? code) =>
        rail.ForceOutcomeAsync(RailScheme.Npp, "w1", outcome, code, TimeSpan.Zero, Token);

    private static Task<IReadOnlyList<RailReceipt>> SubmitAsync(
        OutsideWorld world,
        RailScheme scheme,
        params RailInstruction[] instructions
    ) => world.Get<IRailGateway>().SubmitAsync(scheme, instructions, Token);
}
