using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Institutions;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.VirtualAccounts;

/// <summary>What is to change of an account; what is left out stays as it is.</summary>
/// <param name="VirtualAccountId">An account of yours.</param>
/// <param name="Version">The version that you have read: another one is refused.</param>
/// <param name="ExternalId">Your own reference, unique among your virtual accounts; null takes it away.</param>
/// <param name="Address">The sub-client's new address, complete; it is looked up again. It cannot be taken away.</param>
/// <param name="PostalAddress">Where letters go; null takes it away.</param>
/// <param name="InstructingInstitutionId">Another institution for which the sub-client's account is; it cannot be taken away.</param>
/// <param name="InstructingInstitution">The same, found by its keys or stored now.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it changes nothing more.</param>
public sealed record UpdateVirtualAccountInput(
    [property: ID<VirtualAccount>] VirtualAccountId VirtualAccountId,
    int Version,
    Optional<string?> ExternalId,
    AddressInput? Address,
    Optional<AddressInput?> PostalAddress,
    [property: ID<Institution>] InstitutionId? InstructingInstitutionId,
    InstructingInstitutionInput? InstructingInstitution,
    string IdempotencyKey
)
{
    internal UpdateVirtualAccount ToCommand()
    {
        Validator.Demand(this);
        return new(
            VirtualAccountId,
            Version,
            ExternalId.HasValue ? new(ExternalId.Value) : null,
            Address?.ToAddress(),
            PostalAddress.HasValue ? new(PostalAddress.Value?.ToAddress()) : null
        )
        {
            InstructingInstitutionId = InstructingInstitutionId,
            InstructingInstitution = InstructingInstitution?.ToFacts(),
        };
    }

    private static readonly UpdateVirtualAccountInputValidator Validator = new();
}

/// <summary>What became of the request.</summary>
/// <param name="VirtualAccount">The account; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
/// <param name="MatchedExistingInstitution">Of an `instructingInstitution`: true when it was known by one of its keys, false when it was stored now. Null without one, and for a replay.</param>
public sealed record UpdateVirtualAccountPayload(
    VirtualAccount? VirtualAccount,
    bool Replayed,
    bool? MatchedExistingInstitution
);

internal sealed class UpdateVirtualAccountInputValidator
    : AbstractValidator<UpdateVirtualAccountInput>
{
    public UpdateVirtualAccountInputValidator()
    {
        RuleFor(input => input.ExternalId)
            .Custom(
                (externalId, context) =>
                {
                    if (
                        externalId.Value is { } text
                        && ExternalId.Check(text).Problem is { } problem
                    )
                    {
                        context.AddFailure(problem);
                    }
                }
            );
        RuleFor(input => input.Address!)
            .SetValidator(new AddressInputValidator())
            .When(input => input.Address is not null);
        RuleFor(input => input.PostalAddress.Value!)
            .SetValidator(new AddressInputValidator())
            .When(input => input.PostalAddress.Value is not null)
            .OverridePropertyName(nameof(UpdateVirtualAccountInput.PostalAddress));
        RuleFor(input => input.InstructingInstitution!)
            .SetValidator(new InstructingInstitutionInputValidator())
            .When(input => input.InstructingInstitution is not null);
    }
}

[MutationType]
public static class UpdateVirtualAccountMutation
{
    /// <summary>
    /// Changes your reference to an account, its sub-client's addresses or the institution it is for. A new address is looked
    /// up again: the account goes on collecting meanwhile.
    /// </summary>
    /// <param name="input">What is to change.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<DeletedError>]
    [Error<InstitutionRejectedError>]
    [Error<VersionConflictError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<UpdateVirtualAccountPayload> UpdateVirtualAccountAsync(
        UpdateVirtualAccountInput input,
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
        return new(
            result.Value,
            result.Replayed,
            InstructingInstitutionInput.Matched(input.InstructingInstitution, result)
        );
    }
}
