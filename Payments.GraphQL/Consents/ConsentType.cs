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
    internal static void Configure(IObjectTypeDescriptor<Consent> consent)
    {
        consent.BindFieldsExplicitly();
        consent.Field(row => row.Id);
        consent
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        consent
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        consent.Field(row => row.Scopes).Description("What may be read.");
        consent
            .Field(row => row.Link)
            .Description(
                "The bank's page where the account holder decides; null until the bank has given it."
            );
        consent
            .Field(row => row.RedirectUri)
            .Description("Where the account holder's browser goes in the end.");
        consent
            .Field(row => row.ExpiresAt)
            .Description(
                "When the decision must be made; once made, when the permission ends. On your clock."
            );
        consent.Field(row => row.ExternalId).Description("Your own reference.");
        consent.Field(row => row.Version).Description("Rises by one with each change.");
        consent.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The consent with this id.</summary>
    [NodeResolver]
    public static Task<Consent?> GetAsync(
        ConsentId id,
        Caller caller,
        ConsentById consents,
        CancellationToken cancellationToken
    ) => consents.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The bank.</summary>
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
    ) =>
        await accounts.LoadAsync(
            new Owned<ConsentId>(consent.TenantId, consent.Id),
            cancellationToken
        ) ?? [];

    /// <summary>Why it failed or ended; null otherwise.</summary>
    public static StatusReason? GetStatusReason([Parent] Consent consent) =>
        StatusReason.Of(consent.ReasonCode, consent.ReasonMessage);
}

/// <summary>Consents by their ids.</summary>
public sealed class ConsentById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<ConsentId, Consent>(database, scheduler, options);
