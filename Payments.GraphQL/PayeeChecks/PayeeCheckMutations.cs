using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
using Payments.Domain.PayeeChecks;
using Payments.Domain.Recipients;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Events;
using Payments.GraphQL.Quotas;
using Payments.GraphQL.Recipients;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.PayeeChecks;

/// <summary>The account was checked, and your policy wants somebody to accept the result first.</summary>
public sealed class PayeeCheckNotAcceptedError(PayeeCheckNotAcceptedException refusal)
    : UserError(refusal)
{
    /// <summary>The account's last answered check: accept it by `acceptPayeeCheck`, or check again.</summary>
    [GraphQLType("ID!")]
    public string PayeeCheckId { get; } = refusal.CheckId.ToString();

    /// <summary>What the account's bank says.</summary>
    public PayeeCheckResult Result { get; } = refusal.Result;
}

/// <summary>Whom to check: either a recipient of yours, or an account with a name.</summary>
/// <param name="RecipientId">The account and the name of this recipient.</param>
/// <param name="Account">An account that is not among your recipients'. Only those with a BSB can be checked so far.</param>
/// <param name="AccountName">In which name it is said to be held: 1 to 140 characters.</param>
/// <param name="ExternalId">Your own reference, unique among your payee checks; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it asks nothing new.</param>
public sealed record CreatePayeeCheckInput(
    [property: ID<Recipient>] RecipientId? RecipientId,
    RecipientAccountInput? Account,
    string? AccountName,
    string? ExternalId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="PayeeCheck">The check; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record CreatePayeeCheckPayload(PayeeCheck? PayeeCheck, bool Replayed);

/// <summary>Which check to accept.</summary>
/// <param name="PayeeCheckId">One that is ANSWERED.</param>
/// <param name="Note">Why, for your own records; up to 280 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record AcceptPayeeCheckInput(
    [property: ID<PayeeCheck>] PayeeCheckId PayeeCheckId,
    string? Note,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="PayeeCheck">The check; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record AcceptPayeeCheckPayload(PayeeCheck? PayeeCheck, bool Replayed);

/// <summary>Which results need an acceptance.</summary>
/// <param name="NeedAcceptance">None: checks only advise.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SetPayeeCheckPolicyInput(
    IReadOnlyList<PayeeCheckResult> NeedAcceptance,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Tenant">Your tenant with its new policy; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SetPayeeCheckPolicyPayload(Tenant? Tenant, bool Replayed);

/// <summary>What the account's bank is to say.</summary>
/// <param name="PayeeCheckId">One that is PENDING: the name COPHALT leaves it so.</param>
/// <param name="Result">What the bank says.</param>
/// <param name="HolderType">Who holds the account.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulatePayeeCheckAnswerInput(
    [property: ID<PayeeCheck>] PayeeCheckId PayeeCheckId,
    PayeeCheckResult Result,
    PayeeHolderType? HolderType,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="PayeeCheck">The check; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulatePayeeCheckAnswerPayload(PayeeCheck? PayeeCheck, bool Replayed);

internal sealed class CreatePayeeCheckInputValidator : AbstractValidator<CreatePayeeCheckInput>
{
    private const int NameLengthMax = 140;

    public CreatePayeeCheckInputValidator()
    {
        RuleFor(input => input.AccountName).Follows(PlainText.UpTo(NameLengthMax));
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
        RuleFor(input => input.Account!)
            .Custom(RecipientAccountRules.Check)
            .When(input => input.Account is not null);
    }
}

internal sealed class AcceptPayeeCheckInputValidator : AbstractValidator<AcceptPayeeCheckInput>
{
    private const int NoteLengthMax = 280;

    public AcceptPayeeCheckInputValidator() =>
        RuleFor(input => input.Note).Follows(PlainText.UpTo(NoteLengthMax));
}

[MutationType]
public static class PayeeCheckMutations
{
    private static readonly CreatePayeeCheckInputValidator CreateValidator = new();
    private static readonly AcceptPayeeCheckInputValidator AcceptValidator = new();

    /// <summary>
    /// Asks the bank of an account whether it is held in a name. The answer mostly comes with the
    /// payload; a check that is still PENDING there is told by `payeeCheckChanged`.
    /// </summary>
    /// <param name="input">Whom to check.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<FeatureDisabledError>]
    [Error<DeletedError>]
    [Error<QuotaExceededError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreatePayeeCheckPayload> CreatePayeeCheckAsync(
        CreatePayeeCheckInput input,
        Caller caller,
        IWriteGate gate,
        AwaitedAnswers answers,
        CancellationToken cancellationToken
    )
    {
        CreateValidator.Demand(input);
        var result = await gate.RunAsync(
            new CreatePayeeCheck(
                input.RecipientId,
                input.Account?.ToDetails(),
                input.AccountName,
                input.ExternalId
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        var check = await answers.WaitAsync(
            caller.TenantId,
            result.Value,
            check => check.Status is not PayeeCheckStatus.Pending,
            cancellationToken
        );
        return new(check, result.Replayed);
    }

    /// <summary>
    /// Takes an account in spite of what its bank says of the name: it can be paid. A later check of
    /// the same account counts anew.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">Which check, and why.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<AcceptPayeeCheckPayload> AcceptPayeeCheckAsync(
        AcceptPayeeCheckInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        AcceptValidator.Demand(input);
        var result = await gate.RunAsync(
            new AcceptPayeeCheck(input.PayeeCheckId, input.Note),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Says which results of payee checks need an acceptance before their account is paid; it takes the
    /// right ADMIN. `Tenant.payeeCheckPolicy` shows it. What was made before is not stopped.
    /// </summary>
    /// <param name="input">The results.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<ForbiddenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SetPayeeCheckPolicyPayload> SetPayeeCheckPolicyAsync(
        SetPayeeCheckPolicyInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SetPayeeCheckPolicy(input.NeedAcceptance),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Sandbox only: answers a PENDING check in the bank's place. Without it the name decides
    /// (docs/compliance.md).
    /// </summary>
    /// <param name="input">Which check, and what the bank says.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulatePayeeCheckAnswerPayload> SimulatePayeeCheckAnswerAsync(
        SimulatePayeeCheckAnswerInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SimulatePayeeCheckAnswer(input.PayeeCheckId, input.Result, input.HolderType),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
