using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.FxPayments;
using Payments.Domain.Parties;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rfis;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Rfis;

/// <summary>What an operator asks, and about which transactions: at least one of any kind, each of them once, all of one tenant.</summary>
/// <param name="WithdrawalIds">All of them REVIEWING.</param>
/// <param name="DepositIds">All of them REVIEWING.</param>
/// <param name="PaymentIds">All of them INITIALISING.</param>
/// <param name="QuestionCodes">At least one, each of them once.</param>
/// <param name="Message">What it is about, for people: up to 280 characters.</param>
/// <param name="Deadline">In the future of the tenant's clock; left out: in seven days.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record OpenRfiInput(
    [property: ID<Withdrawal>] IReadOnlyList<WithdrawalId>? WithdrawalIds,
    [property: ID<Deposit>] IReadOnlyList<DepositId>? DepositIds,
    [property: ID<Payment>] IReadOnlyList<PaymentId>? PaymentIds,
    IReadOnlyList<RfiQuestionCode> QuestionCodes,
    string? Message,
    DateTimeOffset? Deadline,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request for information; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record OpenRfiPayload(Rfi? Rfi, bool Replayed);

internal sealed class OpenRfiInputValidator : AbstractValidator<OpenRfiInput>
{
    public OpenRfiInputValidator() =>
        RuleFor(input => input.Message)
            .Follows(PlainText.UpTo(SimulateRfiInputValidator.MessageLengthMax));
}

[MutationType]
public static class OpenRfiMutation
{
    private static readonly OpenRfiInputValidator Validator = new();

    /// <summary>
    /// For operators of the platform: asks a tenant of their environment about transactions under review. They wait
    /// until the request is closed, and go on or are cancelled as it ends.
    /// </summary>
    /// <param name="input">What is asked.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<OpenRfiPayload> OpenRfiAsync(
        OpenRfiInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new OpenRfi(
                input.WithdrawalIds,
                input.DepositIds,
                input.PaymentIds,
                input.QuestionCodes,
                input.Message,
                input.Deadline?.ToUniversalTime()
            ),
            await OwnerAsync(input, caller, desk, cancellationToken),
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>Whose the first one is; the others are looked for there, so that another tenant's is not found.</summary>
    private static async Task<Caller> OwnerAsync(
        OpenRfiInput input,
        Caller caller,
        OperatorDesk desk,
        CancellationToken cancellationToken
    )
    {
        await desk.RequireAsync(caller, cancellationToken);
        return input switch
        {
            { WithdrawalIds: [var id, ..] } => await desk.ForOwnerAsync<Withdrawal>(
                caller,
                row => row.ReviewReasons != null && row.Id == id,
                id,
                "withdrawalIds",
                cancellationToken
            ),
            { DepositIds: [var id, ..] } => await desk.ForOwnerAsync<Deposit>(
                caller,
                row => row.ReviewReasons != null && row.Id == id,
                id,
                "depositIds",
                cancellationToken
            ),
            { PaymentIds: [var id, ..] } => await desk.ForOwnerAsync<Payment>(
                caller,
                row => row.ReviewReasons != null && row.Id == id,
                id,
                "paymentIds",
                cancellationToken
            ),
            _ => throw new InvalidInputException(
                "Name at least one transaction.",
                "input",
                "withdrawalIds"
            ),
        };
    }
}
