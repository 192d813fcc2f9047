using FluentValidation;
using Payments.Domain.Institutions;
using Payments.Domain.Parties;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Institutions;

/// <summary>Who instructs.</summary>
/// <param name="LegalName">As registered, 2 to 256 characters.</param>
/// <param name="TradingAsName">As customers know it, 2 to 256 characters.</param>
/// <param name="BusinessNumber">In its register, 4 to 32 characters; an ABN or ACN in AU.</param>
/// <param name="Address">Where it is registered.</param>
/// <param name="ExternalId">Your own reference, unique among your institutions; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record CreateInstitutionInput(
    string LegalName,
    string? TradingAsName,
    string? BusinessNumber,
    AddressInput Address,
    string? ExternalId,
    string IdempotencyKey
)
{
    private static readonly CreateInstitutionInputValidator Validator = new();

    internal CreateInstitution ToCommand()
    {
        Validator.Demand(this);
        return new(
            new(
                CompanyName.Check(LegalName).Value!,
                PartyInputs.Normal(CompanyName.Check, TradingAsName),
                BusinessNumber?.Trim(' '),
                Address.ToAddress(),
                ExternalId
            )
        );
    }
}

internal sealed class CreateInstitutionInputValidator : AbstractValidator<CreateInstitutionInput>
{
    public CreateInstitutionInputValidator()
    {
        RuleFor(input => input.LegalName).Follows(CompanyName.Check);
        RuleFor(input => input.TradingAsName).Follows(CompanyName.Check);
        RuleFor(input => input.BusinessNumber).Follows(BusinessNumber.Of(null));
        RuleFor(input => input.Address).SetValidator(new AddressInputValidator());
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
    }
}

/// <summary>What is to change: a field that is left out stays as it is.</summary>
/// <param name="InstitutionId">Which institution.</param>
/// <param name="Version">What you have read: the change is refused if it was changed since. Left out: whatever it is.</param>
/// <param name="LegalName">Never null.</param>
/// <param name="TradingAsName">Null clears it.</param>
/// <param name="BusinessNumber">Null clears it.</param>
/// <param name="Address">A whole new address; never null.</param>
/// <param name="ExternalId">Null clears it.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it changes nothing more.</param>
public sealed record UpdateInstitutionInput(
    [property: ID<Institution>] InstitutionId InstitutionId,
    int? Version,
    Optional<string?> LegalName,
    Optional<string?> TradingAsName,
    Optional<string?> BusinessNumber,
    Optional<AddressInput?> Address,
    Optional<string?> ExternalId,
    string IdempotencyKey
)
{
    private static readonly UpdateInstitutionInputValidator Validator = new();

    internal UpdateInstitution ToCommand()
    {
        Validator.Demand(this);
        return new(
            InstitutionId,
            Version,
            new()
            {
                LegalName = PartyInputs.Normal(CompanyName.Check, LegalName.Value),
                TradingAsName = PartyPatchInputs.Change(TradingAsName, CompanyName.Check),
                BusinessNumber = PartyPatchInputs.Change(
                    BusinessNumber,
                    Domain.Parties.BusinessNumber.Of(null)
                ),
                Address = Address.Value?.ToAddress(),
                ExternalId = PartyPatchInputs.Change(ExternalId, Domain.Parties.ExternalId.Check),
            }
        );
    }
}

internal sealed class UpdateInstitutionInputValidator : AbstractValidator<UpdateInstitutionInput>
{
    public UpdateInstitutionInputValidator()
    {
        RuleFor(input => input.LegalName).Follows(CompanyName.Check);
        RuleFor(input => input.LegalName)
            .Must(name => !name.HasValue || name.Value is not null)
            .WithMessage("An institution always has a legal name.");
        RuleFor(input => input.TradingAsName).Follows(CompanyName.Check);
        RuleFor(input => input.BusinessNumber).Follows(BusinessNumber.Of(null));
        RuleFor(input => input.Address)
            .Must(address => !address.HasValue || address.Value is not null)
            .WithMessage("An institution always has an address.");
        RuleFor(input => input.Address.Value!)
            .SetValidator(new AddressInputValidator())
            .OverridePropertyName(nameof(UpdateInstitutionInput.Address));
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
    }
}

/// <summary>Which institution to take out of use.</summary>
/// <param name="InstitutionId">Which institution.</param>
/// <param name="Version">What you have read: refused if it was changed since. Left out: whatever it is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters.</param>
public sealed record DeleteInstitutionInput(
    [property: ID<Institution>] InstitutionId InstitutionId,
    int? Version,
    string IdempotencyKey
);

/// <summary>What the platform's reviewer is to have decided.</summary>
/// <param name="InstitutionId">Which institution.</param>
/// <param name="Approve">False to reject it.</param>
/// <param name="Message">Why it is rejected: 1 to 140 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters.</param>
public sealed record SimulateInstitutionDecisionInput(
    [property: ID<Institution>] InstitutionId InstitutionId,
    bool Approve,
    string? Message,
    string IdempotencyKey
)
{
    private static readonly SimulateInstitutionDecisionInputValidator Validator = new();

    internal SimulateInstitutionDecision ToCommand()
    {
        Validator.Demand(this);
        return new(InstitutionId, Approve, Message);
    }
}

internal sealed class SimulateInstitutionDecisionInputValidator
    : AbstractValidator<SimulateInstitutionDecisionInput>
{
    private const int MessageLengthMax = 140;

    public SimulateInstitutionDecisionInputValidator() =>
        RuleFor(input => input.Message).Follows(PlainText.UpTo(MessageLengthMax));
}
