using Payments.Domain.Commands;

namespace Payments.Storage.Gate;

internal static class Previews
{
    /// <summary>What the command has moved, read before it is rolled back.</summary>
    public static Preview Of(Work work) =>
        new(
            [.. work.Ledger.Transactions.Select(transaction => transaction.Posting)],
            [
                .. work
                    .Ledger.Touched.Select(touched => touched.Account)
                    .Distinct()
                    .Select(account => new PreviewBalance(account.Account.Ref, account.Balance)),
            ]
        );
}
