using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Senders;

/// <summary>What is to change: a field that is left out stays as it is.</summary>
/// <param name="SenderId">Which sender.</param>
/// <param name="Version">What you have read: the change is refused if it was changed since. Left out: whatever it is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it changes nothing more.</param>
/// <param name="Name">A person stays a person or becomes a company by a whole new name; never null.</param>
/// <param name="Email">Null clears it.</param>
/// <param name="Address">A whole new address. Never null.</param>
/// <param name="DateOfBirth">Of a person; at least 18 years ago. Null clears it.</param>
/// <param name="ExternalId">Your own reference, unique. Null clears it.</param>
/// <param name="NickName">2 to 75 characters; null makes one from the name.</param>
/// <param name="Mobile">With its country code. Null clears it.</param>
/// <param name="LegalName">Of a company. Null clears it.</param>
/// <param name="TradingAsName">Of a company. Null clears it.</param>
/// <param name="BusinessNumber">Of a company. Null clears it.</param>
/// <param name="Acn">Of a company in AU. Null clears it.</param>
/// <param name="IdDoc">A whole new document. Null clears it.</param>
public sealed record UpdateSenderInput(
    [property: ID<Sender>] SenderId SenderId,
    int? Version,
    string IdempotencyKey,
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
    private static readonly UpdateSenderInputValidator Validator = new();

    internal UpdateSender ToCommand()
    {
        Validator.Demand(this);
        return new(SenderId, Version, this.ToPatch());
    }
}

/// <summary>What became of the request.</summary>
/// <param name="Sender">The sender as it is now; null when refused.</param>
/// <param name="Changed">False when everything was so already, or the key had changed it before.</param>
/// <param name="Replayed">True when the key had changed it before and nothing happened now.</param>
public sealed record UpdateSenderPayload(Sender? Sender, bool Changed, bool Replayed);

internal sealed class UpdateSenderInputValidator : AbstractValidator<UpdateSenderInput>
{
    public UpdateSenderInputValidator()
    {
        Include(new PartyPatchValidator());
        RuleFor(input => input.Address)
            .Must(address => !address.HasValue || address.Value is not null)
            .WithMessage("A sender always has an address.");
    }
}

/// <summary>Which sender to take out of use.</summary>
/// <param name="SenderId">Which sender.</param>
/// <param name="Version">What you have read: refused if it was changed since. Left out: whatever it is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters.</param>
public sealed record DeleteSenderInput(
    [property: ID<Sender>] SenderId SenderId,
    int? Version,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Sender">The sender, with `deletedAt`; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DeleteSenderPayload(Sender? Sender, bool Replayed);

[MutationType]
public static class SenderChanges
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
    public static async Task<UpdateSenderPayload> UpdateSenderAsync(
        UpdateSenderInput input,
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
    /// Takes a payer out of use: it stays readable by its id and keeps its `externalId`, is no longer listed unless
    /// asked for, and nothing new can be paid with it. Doing it again changes nothing.
    /// </summary>
    /// <param name="input">Which sender.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<VersionConflictError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DeleteSenderPayload> DeleteSenderAsync(
        DeleteSenderInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new DeleteSender(input.SenderId, input.Version),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
