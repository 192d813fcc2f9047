using Payments.Domain.Commands;
using Payments.Domain.Features;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.Deposits;

/// <summary>What the platform's rules say about money that a rail brought.</summary>
/// <param name="Reasons">Empty: nothing stops it.</param>
/// <param name="PayerMatch">Whether the payer is the holder of the account.</param>
public sealed record DepositScreening(
    IReadOnlyList<DepositReviewReason> Reasons,
    PayerMatch PayerMatch
)
{
    /// <summary>Within so long on the tenant's clock a second payment like one before is suspected.</summary>
    private static readonly TimeSpan DuplicateWindow = TimeSpan.FromHours(24);

    /// <summary>What the review comes to by itself; null: somebody has to decide.</summary>
    public DepositDecision? Then { get; private init; }

    /// <summary>Questions are put to the tenant.</summary>
    public bool Asks { get; private init; }

    /// <summary>Why, where a rule refuses it.</summary>
    public RejectCode? RejectCode { get; private init; }

    /// <summary>An earlier deposit that looks the same.</summary>
    public DepositId? DuplicateOf { get; private init; }

    public static async ValueTask<DepositScreening> OfAsync(
        Work work,
        VirtualAccount? account,
        CreditNotice credit
    )
    {
        var tenant = await work.FindAsync<Tenant>(work.TenantId);
        var policy = tenant?.DepositPolicy ?? DepositPolicy.Default;
        var match = PayerNames.Compare(credit.PayerName, NamesOf(account, tenant));
        var thirdParty = account?.Holder is null
            ? policy.OwnAccounts
            : RuleOfSubClients(work, tenant, policy);
        var duplicate = await FindDuplicateAsync(work, account, credit);
        var word = WordIn(credit, work.Caller.Environment);
        List<DepositReviewReason> reasons = [];
        if (word is not null)
        {
            reasons.Add(DepositReviewReason.MagicWord);
        }

        if (thirdParty is not ThirdPartyRule.Allow && match is not PayerMatch.Match)
        {
            reasons.Add(
                match is PayerMatch.NoMatch
                    ? DepositReviewReason.ThirdParty
                    : DepositReviewReason.PayerUnclear
            );
        }

        if (policy.ReviewDuplicates && duplicate is not null)
        {
            reasons.Add(DepositReviewReason.SuspectedDuplicate);
        }

        if (
            policy.ReviewFrom.Any(from =>
                from.Currency == credit.Amount.Currency
                && from.MinorUnits <= credit.Amount.MinorUnits
            )
        )
        {
            reasons.Add(DepositReviewReason.LargeAmount);
        }

        var (then, code) = RuleOf(word, reasons, thirdParty, credit);
        return new(reasons, match)
        {
            Then = then,
            Asks = word?.Asks is true,
            RejectCode = code,
            DuplicateOf = duplicate,
        };
    }

    private static (DepositDecision?, RejectCode?) RuleOf(
        DepositWord? word,
        IReadOnlyList<DepositReviewReason> reasons,
        ThirdPartyRule thirdParty,
        CreditNotice credit
    ) =>
        word is not null ? (word.Then, word.RejectCode)
        // Without an account nothing can go back by itself.
        : thirdParty is ThirdPartyRule.Return
        && reasons.Contains(DepositReviewReason.ThirdParty)
        && credit.PayerAccount is not null
            ? (DepositDecision.Return, Rejections.RejectCode.ComplianceDeclined)
        : (null, null);

    // The platform may have taken back what it had let the tenant allow.
    private static ThirdPartyRule RuleOfSubClients(
        Work work,
        Tenant? tenant,
        DepositPolicy policy
    ) =>
        policy.SubClients is ThirdPartyRule.Allow && !work.Has(tenant, Feature.ThirdPartyDeposits)
            ? ThirdPartyRule.Review
            : policy.SubClients;

    private static DepositWord? WordIn(CreditNotice credit, TenantEnvironment environment) =>
        environment is TenantEnvironment.Sandbox && credit.Reference is { } reference
            ? DepositWord.All.FirstOrDefault(word => RailText.Says(reference, word.Word))
            : null;

    // By all names that a payer may rightly know the account by.
    private static IEnumerable<string> NamesOf(VirtualAccount? account, Tenant? tenant) =>
        account?.Holder is { } holder
            ?
            [
                .. holder.Names,
                .. holder.Type is ClientType.Individual
                    ? [$"{holder.FirstName} {holder.LastName}"]
                    : Array.Empty<string>(),
            ]
            : ((string?[])[tenant?.Name, account?.AccountName]).OfType<string>();

    /// <summary>The same payer paid the same amount for the same to the same account a short while ago.</summary>
    private static async ValueTask<DepositId?> FindDuplicateAsync(
        Work work,
        VirtualAccount? account,
        CreditNotice credit
    )
    {
        if (credit is not { Reference: { } reference, PayerAccount: { } payer })
        {
            return null;
        }

        var (id, minorUnits, currency, since) = (
            account?.Id,
            credit.Amount.MinorUnits,
            credit.Amount.Currency,
            work.Now - DuplicateWindow
        );
        var alike = await work.ListAsync<Deposit>(deposit =>
            deposit.VirtualAccountId == id
            && deposit.Amount.MinorUnits == minorUnits
            && deposit.Amount.Currency == currency
            && deposit.CreatedAt > since
            && deposit.Reference == reference
        );
        return alike
            .Where(deposit => deposit.PayerAccount?.Number == payer.Number)
            .OrderBy(deposit => deposit.CreatedAt)
            .FirstOrDefault()
            ?.Id;
    }
}
