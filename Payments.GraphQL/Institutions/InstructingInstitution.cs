using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Institutions;
using Payments.Domain.Parties;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Institutions;

/// <summary>
/// Who instructs: found by one of its keys as `createInstitution` finds it, else stored for review.
/// </summary>
/// <param name="LegalName">As registered, 2 to 256 characters.</param>
/// <param name="TradingAsName">As customers know it, 2 to 256 characters.</param>
/// <param name="BusinessNumber">In its register, 4 to 32 characters; an ABN or ACN in AU.</param>
/// <param name="Address">Where it is registered.</param>
/// <param name="ExternalId">Your own reference, unique among your institutions; 1 to 255 characters.</param>
public sealed record InstructingInstitutionInput(
    string LegalName,
    string? TradingAsName,
    string? BusinessNumber,
    AddressInput Address,
    string? ExternalId
)
{
    internal InstitutionFacts ToFacts() =>
        new(
            CompanyName.Check(LegalName).Value!,
            PartyInputs.Normal(CompanyName.Check, TradingAsName),
            BusinessNumber?.Trim(' '),
            Address.ToAddress(),
            ExternalId
        );

    /// <summary>Whether it was known; null where nothing was looked for, or nothing is told.</summary>
    internal static bool? Matched<TResult>(
        InstructingInstitutionInput? input,
        CommandResult<TResult> result
    )
        where TResult : class =>
        input is null || result.Replayed || result.Preview is not null
            ? null
            : !result.Events.Any(change => change.Type == InstitutionLifecycle.Table.CreatedEvent);
}

internal sealed class InstructingInstitutionInputValidator
    : AbstractValidator<InstructingInstitutionInput>
{
    public InstructingInstitutionInputValidator()
    {
        RuleFor(input => input.LegalName).Follows(CompanyName.Check);
        RuleFor(input => input.TradingAsName).Follows(CompanyName.Check);
        RuleFor(input => input.BusinessNumber).Follows(BusinessNumber.Of(null));
        RuleFor(input => input.Address).SetValidator(new AddressInputValidator());
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
    }
}

/// <summary>The institution was reviewed, and may not instruct.</summary>
public sealed class InstitutionRejectedError(InstitutionRejectedException refusal)
    : UserError(refusal)
{
    /// <summary>Which one.</summary>
    [GraphQLType("ID!")]
    public string InstitutionId { get; } = refusal.Institution.ToString();
}
