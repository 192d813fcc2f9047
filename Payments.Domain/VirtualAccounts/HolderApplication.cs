using System.Globalization;
using Payments.Domain.Errors;
using Payments.Domain.Parties;

namespace Payments.Domain.VirtualAccounts;

/// <summary>What a tenant tells of a sub-client, each field in its normal form.</summary>
public sealed record HolderApplication(
    string FirstName,
    string? MiddleName,
    string LastName,
    string Email,
    string Mobile,
    DateOnly DateOfBirth,
    string? LegalName,
    string? TradingAsName,
    string? BusinessNumber,
    Address Address,
    Address? PostalAddress,
    IdentityDocument IdDoc
);

/// <summary>The rules for sub-clients that need more than one field, or the date.</summary>
public static class HolderRules
{
    /// <summary>A sub-client is younger.</summary>
    public const int AgeLimit = 65;

    private const string Home = "AU";

    /// <exception cref="InvalidInputException">One of the rules is broken.</exception>
    public static void Require(HolderApplication holder, DateTimeOffset now)
    {
        RequireAge(holder.DateOfBirth, now);
        RequireResidential(holder.Address, "input", "holder", "address");
        RequireComplete(holder.PostalAddress, "input", "holder", "postalAddress");
        RequireDocument(holder.IdDoc, holder.Address.Country, now);
    }

    /// <summary>Where somebody lives: complete, with a number, and no box at a post office.</summary>
    public static void RequireResidential(Address address, params string[] path)
    {
        RequireComplete(address, path);
        var line = $"{address.Line1} {address.Line2}";
        if (!line.Any(char.IsAsciiDigit))
        {
            throw new InvalidInputException(
                "A residential address has a street number.",
                [.. path, "line1"]
            );
        }

        var box = line.Replace(".", "", StringComparison.Ordinal);
        if (box.StartsWith("PO Box", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidInputException(
                "A box at a post office is no residential address.",
                [.. path, "line1"]
            );
        }
    }

    /// <summary>All of street, city, region, postcode and country.</summary>
    public static void RequireComplete(Address? address, params string[] path)
    {
        if (address is null)
        {
            return;
        }

        var missing =
            address.City is null ? "city"
            : address.Region is null ? "region"
            : address.Postcode is null ? "postcode"
            : null;
        if (missing is not null)
        {
            throw new InvalidInputException(
                "A sub-client's address has a city, a region and a postcode.",
                [.. path, missing]
            );
        }
    }

    private static void RequireAge(DateOnly born, DateTimeOffset now)
    {
        BirthDate.Check(born, now).Require("input", "holder", "dateOfBirth");
        // The day ends last at UTC−12: nobody is too old before the birthday is over nowhere.
        var today = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(-12)).DateTime);
        if (born <= today.AddYears(-AgeLimit))
        {
            throw new InvalidInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A sub-client's contact is younger than {AgeLimit}."
                ),
                "input",
                "holder",
                "dateOfBirth"
            );
        }
    }

    private static void RequireDocument(
        IdentityDocument document,
        string country,
        DateTimeOffset now
    )
    {
        var isAccepted =
            document.Type is IdentityDocumentType.Passport
            || (document.Type is IdentityDocumentType.Licence && country == Home);
        if (!isAccepted)
        {
            throw new InvalidInputException(
                country == Home
                    ? "An Australian resident shows a LICENCE or a PASSPORT."
                    : "Who lives outside of Australia shows a PASSPORT.",
                "input",
                "holder",
                "idDoc",
                "type"
            );
        }

        if (document.IsExpired(now))
        {
            throw new InvalidInputException(
                "The document has expired.",
                "input",
                "holder",
                "idDoc",
                "expiryDate"
            );
        }
    }
}
