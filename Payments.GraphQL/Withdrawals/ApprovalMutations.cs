using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Withdrawals;

/// <summary>You made the withdrawal yourself: another member has to decide.</summary>
public sealed class OwnWithdrawalError(OwnWithdrawalException refusal) : UserError(refusal);

/// <summary>The withdrawal needs no approval, or somebody has decided already.</summary>
public sealed class ApprovalDecidedError(ApprovalDecidedException refusal) : UserError(refusal)
{
    /// <summary>What was decided; null when no approval is needed.</summary>
    public WithdrawalApproval? Approval { get; } = refusal.Approval;
}

/// <summary>Which withdrawal to agree to.</summary>
/// <param name="WithdrawalId">One whose `approval` is PENDING and that somebody else made.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record ApproveWithdrawalInput(
    [property: ID<Withdrawal>] WithdrawalId WithdrawalId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Withdrawal">The withdrawal; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record ApproveWithdrawalPayload(Withdrawal? Withdrawal, bool Replayed);

/// <summary>Which withdrawal to refuse.</summary>
/// <param name="WithdrawalId">One whose `approval` is PENDING and that somebody else made.</param>
/// <param name="Message">Why, for whoever made it; up to 280 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record RejectWithdrawalInput(
    [property: ID<Withdrawal>] WithdrawalId WithdrawalId,
    string? Message,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Withdrawal">The withdrawal; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record RejectWithdrawalPayload(Withdrawal? Withdrawal, bool Replayed);

internal sealed class RejectWithdrawalInputValidator : AbstractValidator<RejectWithdrawalInput>
{
    private const int MessageLengthMax = 280;

    public RejectWithdrawalInputValidator() =>
        RuleFor(input => input.Message).Follows(PlainText.UpTo(MessageLengthMax));
}

/// <summary>From which amounts on withdrawals need a second member.</summary>
/// <param name="Thresholds">
/// At most one for each currency: withdrawals of this amount or more wait for an approval. Empty: none
/// ever does. What waits already goes on waiting.
/// </param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SetApprovalPolicyInput(
    IReadOnlyList<MoneyInput> Thresholds,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Tenant">Your tenant with its new policy; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SetApprovalPolicyPayload(Tenant? Tenant, bool Replayed);

[MutationType]
public static class ApprovalMutations
{
    private static readonly RejectWithdrawalInputValidator Validator = new();

    /// <summary>
    /// Agrees to a withdrawal that somebody else made; it takes the right APPROVE. It goes out now, or at
    /// its time. What is sent is what was asked for, even if the stored recipient has changed since.
    /// </summary>
    /// <param name="input">Which.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<OwnWithdrawalError>]
    [Error<ApprovalDecidedError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ApproveWithdrawalPayload> ApproveWithdrawalAsync(
        ApproveWithdrawalInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new ApproveWithdrawal(input.WithdrawalId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Refuses a withdrawal that somebody else made; it takes the right APPROVE. It is CANCELLED, and
    /// the held money is free again.
    /// </summary>
    /// <param name="input">Which, and why.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<OwnWithdrawalError>]
    [Error<ApprovalDecidedError>]
    [Error<IdempotencyConflictError>]
    public static async Task<RejectWithdrawalPayload> RejectWithdrawalAsync(
        RejectWithdrawalInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new RejectWithdrawal(input.WithdrawalId, input.Message),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Says from which amounts on your withdrawals need a second member; it takes the right ADMIN.
    /// `Tenant.approvalThresholds` shows the policy.
    /// </summary>
    /// <param name="input">The amounts.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<ForbiddenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SetApprovalPolicyPayload> SetApprovalPolicyAsync(
        SetApprovalPolicyInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SetApprovalPolicy([
                .. input.Thresholds.Select(
                    (from, index) =>
                        from.ToMoney(
                            "input",
                            "thresholds",
                            index.ToString(System.Globalization.CultureInfo.InvariantCulture)
                        )
                ),
            ]),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
