using Payments.Domain.AccountData;
using Payments.Domain.Consents;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.AccountData;
using Payments.GraphQL.Providers;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Consents;

/// <summary>An account holder's permission to read accounts at one bank.</summary>
[Node]
[ObjectType<Consent>]
public static class ConsentType
{
    /// <summary>The consent with this id.</summary>
    [NodeResolver]
    public static Task<Consent?> GetAsync(
        ConsentId id,
        Caller caller,
        ConsentById consents,
        CancellationToken cancellationToken
    ) => consents.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The bank.</summary>
    [BindMember(nameof(Consent.ProviderCode))]
    public static Provider GetProvider([Parent] Consent consent, BankDirectory banks) =>
        Provider.Of(
            banks.Find(consent.ProviderCode)
                ?? new(consent.ProviderCode, consent.ProviderCode, "", null, [])
        );

    /// <summary>The accounts that the permission covers, once they have been read.</summary>
    public static async Task<IReadOnlyList<BankAccount>> GetAccountsAsync(
        [Parent] Consent consent,
        BankAccountsByConsent accounts,
        CancellationToken cancellationToken
    ) => await accounts.LoadAsync(new(consent.TenantId, consent.Id), cancellationToken) ?? [];

    /// <summary>Why it failed or ended; null otherwise.</summary>
    [BindMember(nameof(Consent.ReasonCode))]
    public static StatusReason? GetStatusReason([Parent] Consent consent) =>
        StatusReason.Of(consent.ReasonCode, consent.ReasonMessage);
}

/// <summary>Consents by their ids.</summary>
public sealed class ConsentById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions options
) : ByIdLoader<ConsentId, Consent>(database, scheduler, options);

[QueryType]
public static class ConsentQueries
{
    /// <summary>Your permissions to read accounts.</summary>
    [Authorize]
    [UsePaging]
    public static IQueryable<Consent> GetConsents(PaymentsDb db) => db.Set<Consent>();
}
