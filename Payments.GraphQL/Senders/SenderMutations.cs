using FluentValidation;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
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
public sealed record CreateSenderInput(
    PartyNameInput Name,
    string? Email,
    AddressInput Address,
    DateOnly? DateOfBirth,
    string? ExternalId,
    string IdempotencyKey
)
{
    internal CreateSender ToCommand()
    {
        Validator.Demand(this);
        return new(Name.ToName(), Email?.Trim(' '), Address.ToAddress(), DateOfBirth, ExternalId);
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
        RuleFor(input => input.Name).SetValidator(new PartyNameInputValidator());
        RuleFor(input => input.Email).Follows(EmailAddress.Check);
        RuleFor(input => input.Address).SetValidator(new AddressInputValidator());
        RuleFor(input => input.DateOfBirth)
            .Must((input, born) => born is null || input.Name.CompanyName is null)
            .WithMessage("A company has no date of birth.");
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
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
