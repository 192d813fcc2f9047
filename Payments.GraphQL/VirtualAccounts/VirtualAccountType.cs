using Payments.Domain.FundingAccounts;
using Payments.Domain.Institutions;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.VirtualAccounts;

/// <summary>An account number under your name that collects deposits in one currency.</summary>
[Node]
[ObjectType<VirtualAccount>]
public static class VirtualAccountType
{
    internal static void Configure(IObjectTypeDescriptor<VirtualAccount> account)
    {
        account.BindFieldsExplicitly();
        account.Field(row => row.Id);
        account.Field(row => row.Status).Description("Only an ACTIVE account takes deposits.");
        account.Field(row => row.AccountName);
        account.Field(row => row.Currency).Description("The one currency it takes.");
        account.Field(row => row.Bsb);
        account.Field(row => row.AccountNumber);
        account.Field(row => row.Iban);
        account.Field(row => row.Holder);
        account.Field(row => row.Address);
        account.Field(row => row.PostalAddress);
        account.Field(row => row.IdDoc);
        account.Field(row => row.AddressVerification);
        account.Field(row => row.ExternalId).Description("Your own reference.");
        account.Field(row => row.Version).Description("Rises by one with each change.");
        account.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>True when the status can never change again.</summary>
    public static bool IsFinal([Parent] VirtualAccount account) =>
        VirtualAccountLifecycle.Table.IsFinal(account.Status);

    /// <summary>What the holder is; null when the account is your own.</summary>
    public static ClientType? ClientType([Parent] VirtualAccount account) => account.Holder?.Type;

    /// <summary>
    /// Why the sub-client is held back or the account blocked; null otherwise. What the reviewers
    /// found is not told.
    /// </summary>
    public static StatusReason? GetStatusReason([Parent] VirtualAccount account) =>
        StatusReason.Of(
            account.ReasonCode,
            account.ReasonCode switch
            {
                "EXTENDED_DUE_DILIGENCE" => "A holder outside of Australia is looked into closely.",
                "UNAPPROVED_INSTITUTION" =>
                    "The institution that it is for is not approved yet, so the holder is looked into.",
                "KYC_REVIEW" => "The holder is looked into.",
                "KYC_REFUSED" => "The holder was refused.",
                "BLOCKED_BY_PLATFORM" => "The platform has blocked the account.",
                _ => null,
            }
        );

    /// <summary>
    /// Where the sub-client can pay foreign money in, with the reference that tags it with the sub-client.
    /// While the account is not ACTIVE, what comes waits in suspense. Empty for an account of your own
    /// (`Query.fundingAccounts` has your reference), and for a LIVE tenant that no account is open for.
    /// </summary>
    /// <param name="account">The sub-client's.</param>
    /// <param name="currencies">Only these; left out: all that there are.</param>
    public static IReadOnlyList<FundingAccount> GetFundingAccounts(
        [Parent] VirtualAccount account,
        IReadOnlyList<Currency>? currencies,
        Caller caller
    ) =>
        account.Holder is null
            ? []
            : FundingAccountDirectory.For(
                FundingReference.Of(account.Id),
                caller.Environment,
                currencies
            );

    /// <summary>The institution for which the sub-client's account is; null when you act for yourself.</summary>
    public static async Task<Institution?> GetInstructingInstitutionAsync(
        [Parent] VirtualAccount account,
        InstitutionById institutions,
        CancellationToken cancellationToken
    ) =>
        account.InstructingInstitutionId is { } id
            ? await institutions.LoadAsync(account.TenantId, id, cancellationToken)
            : null;

    /// <summary>The virtual account with this id.</summary>
    [NodeResolver]
    public static Task<VirtualAccount?> GetAsync(
        VirtualAccountId id,
        Caller caller,
        VirtualAccountById accounts,
        CancellationToken cancellationToken
    ) => accounts.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>Virtual accounts by their ids.</summary>
public sealed class VirtualAccountById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<VirtualAccountId, VirtualAccount>(database, scheduler, options);
