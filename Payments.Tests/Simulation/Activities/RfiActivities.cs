using System.Globalization;
using Payments.Domain.Deposits;
using Payments.Domain.Files;
using Payments.Domain.FxPayments;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rfis;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Asks the tenant about what is under review, or is not any more.</summary>
internal sealed class AskTenant : Activity
{
    private static readonly RfiQuestionCode[] Codes =
    [
        RfiQuestionCode.SenderIdProof,
        RfiQuestionCode.SenderDateOfBirth,
        RfiQuestionCode.OtherTxPurpose,
    ];

    public override int Weight => 5;

    public override Theme Theme => Theme.Questions;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        var withdrawal = await simulation.PickAsync<Withdrawal>(tenant, one => one.IsUnderReview);
        var deposit = await simulation.PickAsync<Deposit>(tenant, one => one.IsUnderReview);
        var payment = await simulation.PickAsync<Payment>(tenant, one => one.IsUnderReview);
        if (withdrawal is null && deposit is null && payment is null)
        {
            return null;
        }

        var now = await simulation.NowAsync(tenant);
        var first = dice.Throw(Codes.Length);
        return await simulation.ChangeAsync(
            tenant,
            new SimulateRfi(
                withdrawal is null ? null : [withdrawal.Id],
                deposit is null ? null : [deposit.Id],
                payment is null ? null : [payment.Id],
                dice.OneIn(3) ? Codes : [Codes[first]],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Question {simulation.Orders.Count + 1}"
                ),
                dice.OneIn(2) ? null : now.AddMinutes(dice.Between(1, 5_000))
            )
        );
    }
}

/// <summary>Answers a question at once, or prepares an answer and gives it later.</summary>
internal sealed class AnswerTenant : Activity
{
    public override int Weight => 9;

    public override Theme Theme => Theme.Questions;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        var rfi = dice.OneIn(8)
            ? await simulation.PickAsync<Rfi>(tenant)
            : await simulation.PickAsync<Rfi>(tenant, one => one.Status is RfiStatus.Pending);
        if (rfi is null)
        {
            return null;
        }

        if (rfi.Drafts.Count > 0 && dice.OneIn(2))
        {
            var draft = dice.Of(rfi.Drafts);
            return dice.OneIn(4)
                ? await simulation.ChangeAsync(tenant, new DiscardRfiDraft(rfi.Id, draft.Code))
                : await simulation.ChangeAsync(
                    tenant,
                    new SubmitRfiDraft(rfi.Id, draft.Code, Version(dice, rfi))
                );
        }

        var open = rfi.Questions.Where(one => one.Answer is null).ToList();
        var code = dice.Of(open.Count == 0 ? rfi.Questions : open).Code;
        var file =
            RfiQuestions.FilesFor(code) is FileUploadOption.Preferred && dice.OneIn(2)
                ? await simulation.PickAsync<StoredFile>(
                    tenant,
                    one => one.MediaType == "application/pdf"
                )
                : null;
        StoredFileId[] files = file is null ? [] : [file.Id];
        var kinds = files.ToDictionary(id => id, _ => (RfiFileKind?)RfiFileKind.Pdf);
        var text = file is null
            ? string.Create(CultureInfo.InvariantCulture, $"Answer {simulation.Orders.Count + 1}")
            : null;
        return dice.OneIn(3)
            ? await simulation.ChangeAsync(
                tenant,
                new SaveRfiDraft(rfi.Id, code, text, files, Version(dice, rfi)) { Kinds = kinds }
            )
            : await simulation.ChangeAsync(
                tenant,
                new AnswerRfiQuestion(rfi.Id, code, text, files) { Kinds = kinds }
            );
    }

    private static int? Version(Dice dice, Rfi rfi) => dice.OneIn(2) ? rfi.Version : null;
}

/// <summary>Does not want to answer, or wants more time.</summary>
internal sealed class EvadeQuestions : Activity
{
    public override int Weight => 2;

    public override Theme Theme => Theme.Questions;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        if (
            await simulation.PickAsync<Rfi>(tenant, one => one.Status is RfiStatus.Pending)
            is not { } rfi
        )
        {
            return null;
        }

        return simulation.Dice.OneIn(4)
            ? await simulation.ChangeAsync(tenant, new DeclineRfi(rfi.Id))
            : await simulation.ChangeAsync(tenant, new RequestRfiExtension(rfi.Id, "Holidays"));
    }
}

/// <summary>Decides on answers and on wishes for more time, gives more time, and takes questions back.</summary>
internal sealed class DecideOnAnswers : Activity
{
    public override int Weight => 6;

    public override Theme Theme => Theme.Questions;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        var rfi =
            await simulation.PickAsync<Rfi>(tenant, one => one.Status is RfiStatus.Assessing)
                is { } answered
            && !dice.OneIn(4)
                ? answered
                : await simulation.PickAsync<Rfi>(tenant, one => !one.IsFinal);
        if (rfi is null)
        {
            return null;
        }

        DateTimeOffset? later = dice.OneIn(2)
            ? null
            : rfi.Deadline.AddMinutes(dice.Between(1, 4_000));
        return rfi switch
        {
            { Status: RfiStatus.Assessing } => await simulation.ChangeAsync(
                tenant,
                new SimulateRfiReview(
                    rfi.Id,
                    dice.Of(Enum.GetValues<RfiReviewDecision>()),
                    null,
                    null
                )
            ),
            { ExtensionStatus: RfiExtensionStatus.Requested } => await simulation.ChangeAsync(
                tenant,
                new SimulateRfiExtension(
                    rfi.Id,
                    dice.Of(Enum.GetValues<RfiExtensionDecision>()),
                    later,
                    null
                )
            ),
            _ when later is { } deadline => await simulation.ChangeAsync(
                tenant,
                new ExtendRfi(rfi.Id, deadline),
                tenant.Platform
            ),
            _ => await simulation.ChangeAsync(tenant, new SimulateRfiCancellation(rfi.Id)),
        };
    }
}
