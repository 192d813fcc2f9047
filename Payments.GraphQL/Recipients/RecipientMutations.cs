using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Recipients;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Recipients;

/// <summary>Who is paid, and where.</summary>
/// <param name="Name">A person or a company.</param>
/// <param name="Email">Where the recipient can be told.</param>
/// <param name="Address">Of the recipient, not of the bank.</param>
/// <param name="Account">Where the money goes; it never changes.</param>
/// <param name="ExternalId">Your own reference, unique among your recipients; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
/// <param name="DateOfBirth">Of a person; at least 18 years ago.</param>
/// <param name="NickName">A short name for lists, 2 to 75 characters; made from the name when left out (JohnMalkov).</param>
/// <param name="Mobile">A telephone number with its country code, +61… or 0061…</param>
/// <param name="LegalName">Of a company: as registered, 2 to 256 characters.</param>
/// <param name="TradingAsName">Of a company: as customers know it, 2 to 256 characters.</param>
/// <param name="BusinessNumber">Of a company: its number in the register, 4 to 32 characters; an ABN or ACN in AU.</param>
/// <param name="Acn">Of a company in AU: 9 digits.</param>
/// <param name="IdDoc">A document that proves who it is.</param>
public sealed record CreateRecipientInput(
    PartyNameInput Name,
    string? Email,
    AddressInput? Address,
    RecipientAccountInput Account,
    string? ExternalId,
    string IdempotencyKey,
    DateOnly? DateOfBirth,
    string? NickName,
    string? Mobile,
    string? LegalName,
    string? TradingAsName,
    string? BusinessNumber,
    string? Acn,
    IdentityDocumentInput? IdDoc
) : IPartyInput
{
    private static readonly CreateRecipientInputValidator Validator = new();

    internal CreateRecipient ToCommand()
    {
        Validator.Demand(this);
        return new(
            Name.ToName(),
            Email?.Trim(' '),
            Address?.ToAddress(),
            // In normal form, so that a key replays however the number was grouped.
            AccountRules.Normalize(Account.ToDetails()),
            ExternalId,
            this.ToParticulars(),
            DateOfBirth
        );
    }
}

/// <summary>What became of the request.</summary>
/// <param name="Recipient">The recipient; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record CreateRecipientPayload(Recipient? Recipient, bool Replayed);

internal sealed class CreateRecipientInputValidator : AbstractValidator<CreateRecipientInput>
{
    public CreateRecipientInputValidator()
    {
        Include(new PartyInputValidator());
        RuleFor(input => input.Account).Custom(RecipientAccountRules.Check);
    }
}

[MutationType]
public static class RecipientMutations
{
    /// <summary>Stores somebody to pay, to be named by its id in withdrawals and payments.</summary>
    /// <param name="input">Who is paid, and where.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreateRecipientPayload> CreateRecipientAsync(
        CreateRecipientInput input,
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
        return new(result.Value, result.Replayed);
    }
}
