using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.PayeeChecks;

/// <summary>Asks the scheme what the outbox holds, and records what it says.</summary>
public sealed class PayeeChecking(IPayeeScheme scheme, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "payee.check";

    /// <summary>A scheme that stays silent so often is told to the caller: the check is for now.</summary>
    private const int AttemptsMax = 4;

    public string Kind => OutboxKind;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.Deserialize<PayeeQuestion>(
            item.Payload,
            CommandJson.Options
        )!;
        var answer = await AskAsync(question, item.Attempts, cancellationToken);
        await gate.RunAsync(
            new RecordPayeeAnswer(question.PayeeCheckId, answer, item.Id),
            new Caller(item.TenantId, item.Environment, Actor.Platform),
            cancellationToken
        );
    }

    private async Task<PayeeAnswer?> AskAsync(
        PayeeQuestion question,
        int attempts,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await scheme.AskAsync(question, cancellationToken);
        }
        catch (PayeeSchemeUnavailableException) when (attempts >= AttemptsMax - 1)
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
            check.Answer(Answer, work);
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
        check.Answer(new(Result, HolderType), work);
        return check;
    }
}
