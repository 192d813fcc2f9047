using Payments.Domain.Commands;
using Payments.Domain.Outbox;

namespace Payments.Domain.PayeeChecks;

/// <summary>Asks the scheme what the outbox holds, and records what it says.</summary>
public sealed class PayeeChecking(IPayeeScheme scheme, IWriteGate gate)
    : OutsideQuestions<PayeeQuestion, PayeeCheck>(gate)
{
    public const string OutboxKind = "payee.check";

    public override string Kind => OutboxKind;

    protected override async Task<Command<PayeeCheck>> AskAsync(
        PayeeQuestion question,
        OutboxItem item,
        CancellationToken cancellationToken
    ) =>
        new RecordPayeeAnswer(
            question.PayeeCheckId,
            await AnswerAsync(question, item, cancellationToken),
            item.Id
        );

    private async Task<PayeeAnswer?> AnswerAsync(
        PayeeQuestion question,
        OutboxItem item,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await scheme.AskAsync(question, cancellationToken);
        }
        catch (PayeeSchemeUnavailableException) when (IsLastAttempt(item))
        {
            return new(PayeeCheckResult.PlatformError, null);
        }
    }
}

/// <summary>What the scheme says, if nobody has said it before.</summary>
/// <param name="PayeeCheckId">The check.</param>
/// <param name="Answer">Null when it will come by another way.</param>
/// <param name="Item">The outbox item that asked.</param>
public sealed record RecordPayeeAnswer(
    PayeeCheckId PayeeCheckId,
    PayeeAnswer? Answer,
    OutboxItemId Item
) : Command<PayeeCheck>
{
    public override async ValueTask<PayeeCheck> HandleAsync(Work work)
    {
        var check = await work.GetAsync<PayeeCheck>(PayeeCheckId);
        if (
            await work.Outbox.CompleteAsync(Item)
            && Answer is not null
            && check.Status is PayeeCheckStatus.Pending
        )
        {
            await check.AnswerAsync(Answer, work);
        }

        return check;
    }
}

/// <summary>Answers in the scheme's place (sandbox only).</summary>
public sealed record SimulatePayeeCheckAnswer(
    PayeeCheckId PayeeCheckId,
    PayeeCheckResult Result,
    PayeeHolderType? HolderType
) : Command<PayeeCheck>
{
    public override async ValueTask<PayeeCheck> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var check = await work.GetAsync<PayeeCheck>(PayeeCheckId, "input", "payeeCheckId");
        await check.AnswerAsync(new(Result, HolderType), work);
        return check;
    }
}
