using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Recipients;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Recipients;

/// <summary>What is to change: a field that is left out stays as it is.</summary>
/// <param name="RecipientId">Which recipient.</param>
/// <param name="Version">What you have read: the change is refused if it was changed since. Left out: whatever it is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it changes nothing more.</param>
/// <param name="Name">A person stays a person or becomes a company by a whole new name; never null.</param>
/// <param name="Email">Null clears it.</param>
/// <param name="Address">A whole new address. Null clears it.</param>
/// <param name="DateOfBirth">Of a person; at least 18 years ago. Null clears it.</param>
/// <param name="ExternalId">Your own reference, unique. Null clears it.</param>
/// <param name="NickName">2 to 75 characters; null makes one from the name.</param>
/// <param name="Mobile">With its country code. Null clears it.</param>
/// <param name="LegalName">Of a company. Null clears it.</param>
/// <param name="TradingAsName">Of a company. Null clears it.</param>
/// <param name="BusinessNumber">Of a company. Null clears it.</param>
/// <param name="Acn">Of a company in AU. Null clears it.</param>
/// <param name="IdDoc">A whole new document. Null clears it.</param>
/// <param name="Account">A whole new account, of the type that it has: that never changes. Never null.</param>
public sealed record UpdateRecipientInput(
    [property: ID<Recipient>] RecipientId RecipientId,
    int? Version,
    string IdempotencyKey,
    Optional<RecipientAccountInput?> Account,
    Optional<PartyNameInput?> Name,
    Optional<string?> Email,
    Optional<AddressInput?> Address,
    Optional<DateOnly?> DateOfBirth,
    Optional<string?> ExternalId,
    Optional<string?> NickName,
    Optional<string?> Mobile,
    Optional<string?> LegalName,
    Optional<string?> TradingAsName,
    Optional<string?> BusinessNumber,
    Optional<string?> Acn,
    Optional<IdentityDocumentInput?> IdDoc
) : IPartyPatchInput
{
    private static readonly UpdateRecipientInputValidator Validator = new();

    internal UpdateRecipient ToCommand()
    {
        Validator.Demand(this);
        return new(
            RecipientId,
            Version,
            this.ToPatch(),
            Account.Value is { } account ? AccountRules.Normalize(account.ToDetails()) : null
        );
    }
}

/// <summary>What became of the request.</summary>
/// <param name="Recipient">The recipient as it is now; null when refused.</param>
/// <param name="Changed">False when everything was so already, or the key had changed it before.</param>
/// <param name="Replayed">True when the key had changed it before and nothing happened now.</param>
public sealed record UpdateRecipientPayload(Recipient? Recipient, bool Changed, bool Replayed);

internal sealed class UpdateRecipientInputValidator : AbstractValidator<UpdateRecipientInput>
{
    public UpdateRecipientInputValidator()
    {
        Include(new PartyPatchValidator());
        RuleFor(input => input.Account)
            .Must(account => !account.HasValue || account.Value is not null)
            .WithMessage("A recipient always has an account.");
        RuleFor(input => input.Account)
            .Custom(
                (account, context) =>
                {
                    if (account.Value is { } given)
                    {
                        RecipientAccountRules.Check(given, context);
                    }
                }
            );
    }
}

/// <summary>Which recipient to take out of use.</summary>
/// <param name="RecipientId">Which recipient.</param>
/// <param name="Version">What you have read: refused if it was changed since. Left out: whatever it is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters.</param>
public sealed record DeleteRecipientInput(
    [property: ID<Recipient>] RecipientId RecipientId,
    int? Version,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Recipient">The recipient, with `deletedAt`; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DeleteRecipientPayload(Recipient? Recipient, bool Replayed);

[MutationType]
public static class RecipientChanges
{
    /// <summary>Changes what is given and nothing else. What was paid before is not touched.</summary>
    /// <param name="input">What is to change.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<DeletedError>]
    [Error<VersionConflictError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<UpdateRecipientPayload> UpdateRecipientAsync(
        UpdateRecipientInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            input.ToCommand(),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Events.Count > 0, result.Replayed);
    }

    /// <summary>
    /// Takes a payee out of use: it stays readable by its id and keeps its `externalId`, is no longer listed unless
    /// asked for, and nothing new can be paid with it. Doing it again changes nothing.
    /// </summary>
    /// <param name="input">Which recipient.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<VersionConflictError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DeleteRecipientPayload> DeleteRecipientAsync(
        DeleteRecipientInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new DeleteRecipient(input.RecipientId, input.Version),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
