using FluentValidation;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
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
public sealed record CreateRecipientInput(
    PartyNameInput Name,
    string? Email,
    AddressInput? Address,
    RecipientAccountInput Account,
    string? ExternalId,
    string IdempotencyKey
)
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
            ExternalId
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
        RuleFor(input => input.Name).SetValidator(new PartyNameInputValidator());
        RuleFor(input => input.Email).Follows(EmailAddress.Check);
        RuleFor(input => input.Address!).SetValidator(new AddressInputValidator());
        RuleFor(input => input.Account)
            .Custom(
                (account, context) =>
                {
                    foreach (var problem in AccountRules.Problems(account.ToDetails()))
                    {
                        context.AddFailure(
                            $"{context.PropertyPath}.{problem.Field}",
                            problem.Message
                        );
                    }
                }
            );
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
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
