using Payments.Domain.AccountData;
using Payments.Domain.Providers;

namespace Payments.GraphQL.Providers;

/// <summary>A bank whose accounts can be connected.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Code">What `createConsent` takes: coral_au.</param>
/// <param name="Name">The bank's name.</param>
/// <param name="Country">Where it is, as ISO 3166-1 code.</param>
/// <param name="Bic">ISO 9362, if it has one.</param>
[Node]
[ObjectType]
public sealed record Provider(
    [property: ID] ProviderId Id,
    string Code,
    string Name,
    string Country,
    string? Bic
)
{
    /// <summary>The provider with this id.</summary>
    [NodeResolver]
    public static Provider? Get(ProviderId id, BankDirectory banks) =>
        banks.All.Select(Of).FirstOrDefault(provider => provider.Id == id);

    internal static Provider Of(BankProvider bank) =>
        new(ProviderId.Of(bank.Code), bank.Code, bank.Name, bank.Country, bank.Bic);
}

[QueryType]
public static class ProviderQueries
{
    /// <summary>The banks that can be connected, by code. Open to everybody.</summary>
    [AllowAnonymous]
    [UsePaging]
    public static IReadOnlyList<Provider> GetProviders(BankDirectory banks) =>
        [.. banks.All.Select(Provider.Of)];
}
