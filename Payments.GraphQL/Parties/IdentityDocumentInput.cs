using FluentValidation;
using Payments.Domain.Countries;
using Payments.Domain.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Parties;

/// <summary>A document that proves who somebody is.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Number">As it reads: 1 to 64 printable ASCII characters.</param>
/// <param name="Issuer">Which authority issued it: 1 to 100 characters.</param>
/// <param name="IssueDate">When it was issued.</param>
/// <param name="ExpiryDate">The last day on which it is valid.</param>
/// <param name="Country">The issuing country, two letters of ISO 3166-1; needed unless the issuer is told.</param>
public sealed record IdentityDocumentInput(
    IdentityDocumentType Type,
    string Number,
    string? Issuer,
    DateOnly? IssueDate,
    DateOnly? ExpiryDate,
    string? Country
)
{
    /// <summary>The document meant.</summary>
    /// <param name="path">Where it stands in the input.</param>
    internal IdentityDocument ToDocument(params string[] path) =>
        IdentityDocument.From(Type, Number, Issuer, IssueDate, ExpiryDate, Country, path);
}

internal sealed class IdentityDocumentInputValidator : AbstractValidator<IdentityDocumentInput>
{
    public IdentityDocumentInputValidator()
    {
        RuleFor(document => document.Number).Follows(IdentityDocument.CheckNumber);
        RuleFor(document => document.Issuer).Follows(IdentityDocument.CheckIssuer);
        RuleFor(document => document.Country).Follows(CountryCode.Check);
    }
}

/// <summary>A document that proves who somebody is.</summary>
[ObjectType<IdentityDocument>]
public static class IdentityDocumentObject
{
    internal static void Configure(IObjectTypeDescriptor<IdentityDocument> document)
    {
        document.BindFieldsExplicitly();
        document.Field(value => value.Type).Description("What it is.");
        document.Field(value => value.Number).Description("As it reads.");
        document.Field(value => value.Issuer);
        document.Field(value => value.IssueDate).Description("When it was issued.");
        document.Field(value => value.ExpiryDate).Description("The last day on which it is valid.");
        document.Field(value => value.Country);
    }
}
