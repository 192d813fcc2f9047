using Payments.Domain.AccountNumbers;
using Payments.Domain.Countries;
using Payments.Domain.Errors;

namespace Payments.Domain.Parties;

/// <summary>What proves who somebody is.</summary>
public enum IdentityDocumentType
{
    /// <summary>A driver's licence.</summary>
    Licence,

    /// <summary>A passport.</summary>
    Passport,

    /// <summary>A bank's statement.</summary>
    BankStatement,

    /// <summary>A bill for power, water or telephone.</summary>
    UtilityBill,

    /// <summary>A permit of an authority.</summary>
    GovPermit,

    /// <summary>A company's deed of incorporation.</summary>
    DeedOfIncorporation,

    /// <summary>A company's certificate of registration.</summary>
    CertificateOfRegistration,

    /// <summary>An extract of a register of companies.</summary>
    CompanyExtract,

    /// <summary>Something a public authority has published.</summary>
    PublicDocument,

    /// <summary>An Australian Medicare card.</summary>
    Medicare,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>One document of a person or company, as it reads.</summary>
public sealed record IdentityDocument
{
    public const int NumberLengthMax = 64;
    public const int IssuerLengthMax = 100;

    private IdentityDocument() { } // EF Core, and the factory

    public IdentityDocumentType Type { get; private init; }

    public string Number { get; private init; } = null!;

    /// <summary>Which authority; null when the country says it.</summary>
    public string? Issuer { get; private init; }

    public DateOnly? IssueDate { get; private init; }

    public DateOnly? ExpiryDate { get; private init; }

    /// <summary>The issuing country (ISO 3166-1).</summary>
    public string? Country { get; private init; }

    public static IdentifierCheck CheckIssuer { get; } = PlainText.UpTo(IssuerLengthMax);

    public static Checked CheckNumber(string text)
    {
        var number = text.Trim(' ');
        return
            number.Length is > 0 and <= NumberLengthMax
            && !number.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? Checked.Accept(number)
            : Checked.Refuse("A document's number has 1 to 64 printable ASCII characters.");
    }

    /// <exception cref="InvalidInputException">Something cannot be so; the path ends in the field.</exception>
    public static IdentityDocument From(
        IdentityDocumentType type,
        string number,
        string? issuer,
        DateOnly? issueDate,
        DateOnly? expiryDate,
        string? country,
        params string[] path
    )
    {
        if (issuer is null && country is null)
        {
            throw new InvalidInputException(
                "A document names its issuing country, or its issuer.",
                [.. path, "country"]
            );
        }

        if (issueDate > expiryDate)
        {
            throw new InvalidInputException(
                "A document does not expire before it is issued.",
                [.. path, "expiryDate"]
            );
        }

        return new()
        {
            Type = type,
            Number = CheckNumber(number).Require([.. path, "number"]),
            Issuer = issuer is null ? null : CheckIssuer(issuer).Require([.. path, "issuer"]),
            IssueDate = issueDate,
            ExpiryDate = expiryDate,
            Country = country is null
                ? null
                : CountryCode.Check(country).Require([.. path, "country"]),
        };
    }

    /// <param name="now">The tenant's clock.</param>
    public bool IsExpired(DateTimeOffset now) =>
        ExpiryDate is { } expiry && expiry < DateOnly.FromDateTime(now.UtcDateTime.Date);
}
