using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Senders;

/// <summary>Who pays.</summary>
/// <param name="Name">A person or a company; never somebody in between.</param>
/// <param name="Email">Where the sender can be asked back.</param>
/// <param name="Address">Where the sender lives or is registered.</param>
/// <param name="DateOfBirth">Of a person; at least 18 years ago.</param>
/// <param name="ExternalId">Your own reference, unique among your senders; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
/// <param name="NickName">A short name for lists, 2 to 75 characters; made from the name when left out (JohnMalkov).</param>
/// <param name="Mobile">A telephone number with its country code, +61… or 0061…</param>
/// <param name="LegalName">Of a company: as registered, 2 to 256 characters.</param>
/// <param name="TradingAsName">Of a company: as customers know it, 2 to 256 characters.</param>
/// <param name="BusinessNumber">Of a company: its number in the register, 4 to 32 characters; an ABN or ACN in AU.</param>
/// <param name="Acn">Of a company in AU: 9 digits.</param>
/// <param name="IdDoc">A document that proves who it is.</param>
public sealed record CreateSenderInput(
    PartyNameInput Name,
    string? Email,
    AddressInput Address,
    DateOnly? DateOfBirth,
    string? ExternalId,
    string IdempotencyKey,
    string? NickName,
    string? Mobile,
    string? LegalName,
    string? TradingAsName,
    string? BusinessNumber,
    string? Acn,
    IdentityDocumentInput? IdDoc
) : IPartyInput
{
    internal CreateSender ToCommand()
    {
        Validator.Demand(this);
        return new(
            Name.ToName(),
            Email?.Trim(' '),
            Address.ToAddress(),
            DateOfBirth,
            ExternalId,
            this.ToParticulars()
        );
    }

    private static readonly CreateSenderInputValidator Validator = new();
}

/// <summary>What became of the request.</summary>
/// <param name="Sender">The sender; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record CreateSenderPayload(Sender? Sender, bool Replayed);

internal sealed class CreateSenderInputValidator : AbstractValidator<CreateSenderInput>
{
    public CreateSenderInputValidator()
    {
        Include(new PartyInputValidator());
    }
}

[MutationType]
public static class SenderMutations
{
    /// <summary>Stores a payer, to be named by its id in withdrawals and payments.</summary>
    /// <param name="input">Who pays.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreateSenderPayload> CreateSenderAsync(
        CreateSenderInput input,
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
