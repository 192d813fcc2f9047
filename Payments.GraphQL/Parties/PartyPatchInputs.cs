using FluentValidation;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Parties;

/// <summary>The fields by which senders and recipients are patched alike: left out is unchanged, null is cleared.</summary>
internal interface IPartyPatchInput
{
    Optional<PartyNameInput?> Name { get; }

    Optional<string?> Email { get; }

    Optional<AddressInput?> Address { get; }

    Optional<DateOnly?> DateOfBirth { get; }

    Optional<string?> ExternalId { get; }

    Optional<string?> NickName { get; }

    Optional<string?> Mobile { get; }

    Optional<string?> LegalName { get; }

    Optional<string?> TradingAsName { get; }

    Optional<string?> BusinessNumber { get; }

    Optional<string?> Acn { get; }

    Optional<IdentityDocumentInput?> IdDoc { get; }
}

internal static class PartyPatchInputs
{
    /// <summary>Once validated, the patch meant.</summary>
    public static PartyPatch ToPatch(this IPartyPatchInput input) =>
        new()
        {
            Name = input.Name.Value?.ToName(),
            Email = Change(input.Email, EmailAddress.Check),
            Address = Change(input.Address, address => address.ToAddress()),
            DateOfBirth = input.DateOfBirth.HasValue ? new(input.DateOfBirth.Value) : null,
            ExternalId = Change(input.ExternalId, ExternalId.Check),
            NickName = Change(input.NickName, NickName.Check),
            Mobile = Change(input.Mobile, MobileNumber.Check),
            LegalName = Change(input.LegalName, CompanyName.Check),
            TradingAsName = Change(input.TradingAsName, CompanyName.Check),
            BusinessNumber = Change(input.BusinessNumber, BusinessNumber.Of(null)),
            Acn = Change(input.Acn, CompanyNumber.Check),
            IdDoc = Change(input.IdDoc, document => document.ToDocument("input", "idDoc")),
        };

    public static FieldChange<string>? Change(Optional<string?> given, IdentifierCheck check) =>
        Change(given, text => check(text).Value!);

    private static FieldChange<TValue>? Change<TInput, TValue>(
        Optional<TInput?> given,
        Func<TInput, TValue> read
    )
        where TInput : class
        where TValue : class =>
        given.HasValue ? new(given.Value is { } value ? read(value) : null) : null;
}

/// <summary>Every rule about one field of a patch.</summary>
internal sealed class PartyPatchValidator : AbstractValidator<IPartyPatchInput>
{
    public PartyPatchValidator()
    {
        RuleFor(input => input.Name)
            .Must(name => !name.HasValue || name.Value is not null)
            .WithMessage("A party always has a name.");
        RuleFor(input => input.Name.Value!)
            .SetValidator(new PartyNameInputValidator())
            .OverridePropertyName(nameof(IPartyPatchInput.Name));
        RuleFor(input => input.Email).Follows(EmailAddress.Check);
        RuleFor(input => input.Address.Value!)
            .SetValidator(new AddressInputValidator())
            .OverridePropertyName(nameof(IPartyPatchInput.Address));
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
        RuleFor(input => input.NickName).Follows(NickName.Check);
        RuleFor(input => input.Mobile).Follows(MobileNumber.Check);
        RuleFor(input => input.LegalName).Follows(CompanyName.Check);
        RuleFor(input => input.TradingAsName).Follows(CompanyName.Check);
        RuleFor(input => input.BusinessNumber).Follows(BusinessNumber.Of(null));
        RuleFor(input => input.Acn).Follows(CompanyNumber.Check);
        RuleFor(input => input.IdDoc.Value!)
            .SetValidator(new IdentityDocumentInputValidator())
            .OverridePropertyName(nameof(IPartyPatchInput.IdDoc));
    }
}
