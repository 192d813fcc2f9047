using Payments.Domain.Commands;
using Payments.Domain.Ledger;
using Payments.Domain.Values;

namespace Payments.GraphQL.Ledger;

/// <summary>What a mutation with `dryRun: true` would have moved. Nothing of it is kept.</summary>
/// <param name="Postings">The movements, in order.</param>
/// <param name="Balances">Every account touched, as it would be afterwards.</param>
public sealed record DryRun(
    IReadOnlyList<DryRunPosting> Postings,
    IReadOnlyList<DryRunBalance> Balances
)
{
    internal static DryRun? Of(Preview? preview) =>
        preview is null
            ? null
            : new(
                [
                    .. preview.Postings.Select(posting => new DryRunPosting(
                        posting.Reason,
                        [.. posting.Legs.Select(leg => new DryRunLeg(leg.Account.Kind, leg.Amount))]
                    )),
                ],
                [
                    .. preview.Balances.Select(balance => new DryRunBalance(
                        balance.Account.Kind,
                        balance.Balance.Posted,
                        balance.Balance.Held,
                        balance.Balance.Available
                    )),
                ]
            );
}

/// <summary>One balanced movement: its legs sum to zero in each currency.</summary>
/// <param name="Reason">What for, as a dotted word: `withdrawal.initialised`.</param>
/// <param name="Legs">At least two.</param>
public sealed record DryRunPosting(string Reason, IReadOnlyList<DryRunLeg> Legs);

/// <summary>What one account gets or gives.</summary>
/// <param name="Account">Which account.</param>
/// <param name="Amount">Positive adds to what the account's owner has.</param>
public sealed record DryRunLeg(AccountKind Account, Money Amount);

/// <summary>An account as it would be.</summary>
/// <param name="Account">Which account.</param>
/// <param name="Posted">What would be booked on it.</param>
/// <param name="Held">What of it would be reserved.</param>
/// <param name="Available">What would be free.</param>
public sealed record DryRunBalance(AccountKind Account, Money Posted, Money Held, Money Available);
