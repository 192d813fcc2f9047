using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Institutions;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.VirtualAccounts;

/// <summary>An account number to collect deposits with.</summary>
/// <param name="AccountName">As payers see it: 1 to 140 characters.</param>
/// <param name="Currency">The one currency it takes. AUD gives a BSB and number, EUR and other currencies of Europe an IBAN, others a number.</param>
/// <param name="ExternalId">Your own reference, unique among your virtual accounts; 1 to 255 characters.</param>
/// <param name="Holder">The sub-client whose account it is; leave it out for an account of your own.</param>
/// <param name="InstructingInstitutionId">The financial institution for which the sub-client's account is, where you act for one.</param>
/// <param name="InstructingInstitution">The same, found by its keys or stored now.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record CreateVirtualAccountInput(
    string AccountName,
    Currency Currency,
    string? ExternalId,
    AccountHolderInput? Holder,
    [property: ID<Institution>] InstitutionId? InstructingInstitutionId,
    InstructingInstitutionInput? InstructingInstitution,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="VirtualAccount">The account; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
/// <param name="MatchedExistingInstitution">Of an `instructingInstitution`: true when it was known by one of its keys, false when it was stored now. Null without one, and for a replay.</param>
public sealed record CreateVirtualAccountPayload(
    VirtualAccount? VirtualAccount,
    bool Replayed,
    bool? MatchedExistingInstitution
);

/// <summary>Which account to switch off.</summary>
/// <param name="VirtualAccountId">An ACTIVE account.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters.</param>
public sealed record DeactivateVirtualAccountInput(
    [property: ID] VirtualAccountId VirtualAccountId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="VirtualAccount">The account; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DeactivateVirtualAccountPayload(VirtualAccount? VirtualAccount, bool Replayed);

/// <summary>Which account to switch on again.</summary>
/// <param name="VirtualAccountId">A DEACTIVATED account.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters.</param>
public sealed record ActivateVirtualAccountInput(
    [property: ID] VirtualAccountId VirtualAccountId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="VirtualAccount">The account; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record ActivateVirtualAccountPayload(VirtualAccount? VirtualAccount, bool Replayed);

internal sealed class CreateVirtualAccountInputValidator
    : AbstractValidator<CreateVirtualAccountInput>
{
    private const int NameLengthMax = 140;

    public CreateVirtualAccountInputValidator()
    {
        RuleFor(input => input.AccountName).Follows(PlainText.UpTo(NameLengthMax));
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
        RuleFor(input => input.Holder!)
            .SetValidator(new AccountHolderInputValidator())
            .When(input => input.Holder is not null);
        RuleFor(input => input.InstructingInstitution!)
            .SetValidator(new InstructingInstitutionInputValidator())
            .When(input => input.InstructingInstitution is not null);
    }
}

[MutationType]
public static class VirtualAccountMutations
{
    private static readonly CreateVirtualAccountInputValidator Validator = new();

    /// <summary>
    /// Opens an account number. One of your own is ACTIVE at once; one of a sub-client is INITIATED
    /// until the sub-client was looked into, told by `virtualAccountChanged`.
    /// </summary>
    /// <param name="input">The account's name and currency, and whose it is.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<DeletedError>]
    [Error<InstitutionRejectedError>]
    [Error<FeatureDisabledError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreateVirtualAccountPayload> CreateVirtualAccountAsync(
        CreateVirtualAccountInput input,
        Caller caller,
        VirtualAccountDirectory directory,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var command = new CreateVirtualAccount(
            input.AccountName,
            input.Currency,
            input.ExternalId,
            input.Holder?.ToApplication()
        )
        {
            Number = await directory.DrawAsync(input.Currency, cancellationToken),
            InstructingInstitutionId = input.InstructingInstitutionId,
            InstructingInstitution = input.InstructingInstitution?.ToFacts(),
        };
        var result = await gate.RunAsync(
            command,
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(
            result.Value,
            result.Replayed,
            InstructingInstitutionInput.Matched(input.InstructingInstitution, result)
        );
    }

    /// <summary>Switches an ACTIVE account off: deposits to it are refused until it is on again.</summary>
    /// <param name="input">Which account.</param>
    [Authorize]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<InvalidInputError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DeactivateVirtualAccountPayload> DeactivateVirtualAccountAsync(
        DeactivateVirtualAccountInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new DeactivateVirtualAccount(input.VirtualAccountId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>Switches a DEACTIVATED account on again.</summary>
    /// <param name="input">Which account.</param>
    [Authorize]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<InvalidInputError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ActivateVirtualAccountPayload> ActivateVirtualAccountAsync(
        ActivateVirtualAccountInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new ActivateVirtualAccount(input.VirtualAccountId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
