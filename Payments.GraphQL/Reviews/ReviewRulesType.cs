using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Reviews;
using Payments.Domain.Values;
using Payments.GraphQL.Identity;

namespace Payments.GraphQL.Reviews;

/// <summary>
/// What the platform looks at before a rail gets a withdrawal or a payment of a LIVE tenant. What one of the
/// rules stops waits for an operator. In a sandbox rules can be set and stop nothing: there, magic words do.
/// </summary>
[ObjectType<ReviewRules>]
public static class ReviewRulesType
{
    internal static void Configure(IObjectTypeDescriptor<ReviewRules> rules)
    {
        rules.BindFieldsExplicitly();
        rules
            .Field(row => row.Version)
            .Description(
                "Rises by one each time that rules are set; 0 while what the servers were started with holds."
            );
    }

    /// <summary>Of this version; null for what the servers were started with.</summary>
    [GraphQLType("ID")]
    public static string? GetId([Parent] ReviewRules rules) =>
        rules.Version == 0 ? null : rules.Id.ToString();

    /// <summary>LARGE_AMOUNT: from these amounts on whatever leaves is reviewed; at most one for a currency.</summary>
    public static IReadOnlyList<Money> GetLargeAmountFrom([Parent] ReviewRules rules) =>
        rules.Settings.From;

    /// <summary>
    /// NEW_RECIPIENT: from these amounts on what goes to an account where nothing of the tenant's has arrived
    /// is reviewed; at most one for a currency.
    /// </summary>
    public static IReadOnlyList<Money> GetNewRecipientFrom([Parent] ReviewRules rules) =>
        rules.Settings.NewRecipientFrom;

    /// <summary>LISTED_COUNTRY: accounts in these countries, each by its ISO 3166-1 code.</summary>
    public static IReadOnlyList<string> GetListedCountries([Parent] ReviewRules rules) =>
        rules.Settings.Countries;

    /// <summary>LISTED_RECIPIENT: recipients of these names, or of names that are alike.</summary>
    public static IReadOnlyList<string> GetListedRecipients([Parent] ReviewRules rules) =>
        rules.Settings.Recipients;

    /// <summary>LISTED_RECIPIENT: these IBANs, account numbers and PayIDs, without spaces.</summary>
    public static IReadOnlyList<string> GetListedAccounts([Parent] ReviewRules rules) =>
        rules.Settings.Accounts;

    /// <summary>The operator who set them; null for what the servers were started with.</summary>
    public static async Task<Member?> GetChangedByAsync(
        [Parent] ReviewRules rules,
        MemberById members,
        CancellationToken cancellationToken
    ) =>
        EntityId.TryParse<MemberId>(rules.ChangedBy, out var id)
            ? await members.LoadAsync(rules.TenantId, id, cancellationToken)
            : null;

    /// <summary>When they were set, on the platform's clock; null for what the servers were started with.</summary>
    public static DateTimeOffset? GetChangedAt([Parent] ReviewRules rules) =>
        rules.Version == 0 ? null : rules.CreatedAt;
}
