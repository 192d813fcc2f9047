using Payments.Domain.Countries;
using Payments.Domain.Values;

namespace Payments.Domain.Recipients;

/// <summary>One way to reach accounts in a country in a currency.</summary>
/// <param name="Rule">What such an account consists of.</param>
public sealed record DeliveryMethod(Country Country, Currency Currency, AccountTypeRule Rule)
{
    public AccountType Method => Rule.Type;

    /// <summary>The fields of the account that must be given.</summary>
    public IReadOnlyList<string> RequiredFields => Fields(isRequired: true);

    /// <summary>The fields of the account that may be given.</summary>
    public IReadOnlyList<string> OptionalFields => Fields(isRequired: false);

    private List<string> Fields(bool isRequired) =>
        [
            .. Rule
                .Fields.Where(field => field.Required == isRequired)
                .Select(field => AccountRules.NameOf(field.Field)),
        ];
}

/// <summary>Which account types reach which country, read from the very table that accounts are validated by.</summary>
public static class DeliveryMethods
{
    /// <summary>All ways that fit; several for one place are alternatives.</summary>
    /// <param name="country">Null for every country whose own currency it is.</param>
    /// <param name="currency">Null for each country's own.</param>
    public static IEnumerable<DeliveryMethod> Find(Country? country, Currency? currency) =>
        from place in country is null ? CountryTable.All : [country]
        let asked = currency ?? place.Currency
        where asked is not null && (country is not null || place.Currency == asked)
        from rule in AccountRules.Table
        where AccountRules.Reaches(rule.Type, place.Code, asked)
        select new DeliveryMethod(place, asked, rule);
}
