using Payments.Domain.Errors;

namespace Payments.Domain.Parties;

/// <summary>The rules about a party that need more than one field, or the date.</summary>
public static class PartyRules
{
    private const string Home = "AU";

    /// <summary>The facts with a business number in the normal form of its register, and a nickname.</summary>
    /// <param name="facts">As told, each field already in its normal form.</param>
    /// <param name="country">Where the party is at home, should it have no address.</param>
    /// <param name="now">The tenant's clock.</param>
    /// <param name="before">What was known until now: a document that has expired since stays.</param>
    /// <exception cref="InvalidInputException">One of the rules is broken; the path names the field.</exception>
    public static PartyFacts Require(
        PartyFacts facts,
        string? country,
        DateTimeOffset now,
        PartyFacts? before = null
    )
    {
        RequireKind(facts);
        if (facts.DateOfBirth is { } born)
        {
            BirthDate.Check(born, now).Require("input", "dateOfBirth");
        }

        if (facts.IdDoc is { } document && document != before?.IdDoc)
        {
            RequireCurrent(document, now);
        }

        var home = facts.Address?.Country ?? country;
        if (facts.Acn is not null && home is not (null or Home))
        {
            throw Refusal("Only a company in AU has an ACN.", "acn");
        }

        return facts with
        {
            NickName = facts.NickName ?? NickName.Generate(facts.Name),
            BusinessNumber = facts.BusinessNumber is { } number
                ? BusinessNumber.Of(home)(number).Require("input", "businessNumber")
                : null,
        };
    }

    private static void RequireKind(PartyFacts facts)
    {
        if (facts.Name.IsCompany)
        {
            if (facts.DateOfBirth is not null)
            {
                throw Refusal("A company has no date of birth.", "dateOfBirth");
            }

            return;
        }

        var field =
            facts.LegalName is not null ? "legalName"
            : facts.TradingAsName is not null ? "tradingAsName"
            : facts.BusinessNumber is not null ? "businessNumber"
            : facts.Acn is not null ? "acn"
            : null;
        if (field is not null)
        {
            throw Refusal($"Only a company has a field {field}.", field);
        }
    }

    private static void RequireCurrent(IdentityDocument document, DateTimeOffset now)
    {
        // The day begins first at UTC+14.
        var today = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(14)).DateTime);
        if (document.IssueDate > today)
        {
            throw Refusal("A document is not issued in the future.", "idDoc", "issueDate");
        }

        if (document.IsExpired(now))
        {
            throw Refusal("The document has expired.", "idDoc", "expiryDate");
        }
    }

    private static InvalidInputException Refusal(string message, params string[] path) =>
        new(message, ["input", .. path]);
}
