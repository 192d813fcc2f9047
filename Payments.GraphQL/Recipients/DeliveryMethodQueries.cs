using Payments.Domain.Countries;
using Payments.Domain.Recipients;
using Payments.Domain.Values;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Recipients;

/// <summary>One way to reach accounts in a country in a currency.</summary>
[ObjectType<DeliveryMethod>]
public static class DeliveryMethodType
{
    internal static void Configure(IObjectTypeDescriptor<DeliveryMethod> method)
    {
        method.BindFieldsExplicitly();
        method.Field(value => value.Currency).Description("What the account takes.");
        method.Field(value => value.Method).Description("How the account is addressed.");
        method
            .Field(value => value.RequiredFields)
            .Description("The fields of `RecipientAccountInput` that must be given.");
        method
            .Field(value => value.OptionalFields)
            .Description("The fields of `RecipientAccountInput` that may be given.");
    }

    /// <summary>Where the account is held: two-letter code of ISO 3166-1.</summary>
    public static string GetCountry([Parent] DeliveryMethod method) => method.Country.Code;
}

[QueryType]
public static class DeliveryMethodQueries
{
    /// <summary>
    /// How accounts are reached, from the very table that recipients are validated by. Several rows for one place are
    /// alternatives. Open to everybody.
    /// </summary>
    /// <param name="country">Left out: every country whose own currency it is. An unknown code: INVALID_INPUT.</param>
    /// <param name="currency">Left out: each country's own.</param>
    public static IEnumerable<DeliveryMethod> GetAvailableDeliveryMethods(
        string? country,
        Currency? currency
    ) =>
        DeliveryMethods.Find(
            country is null
                ? null
                : CountryTable.Find(country)
                    ?? throw Refusals.Make($"There is no country {country}.", "INVALID_INPUT"),
            currency
        );
}
