using Payments.Domain.Commands;
using Payments.Domain.FxPayments;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.Reviews;

/// <summary>Knows to which accounts a LIVE tenant has paid with success.</summary>
internal static class NewPayees
{
    /// <summary>The account by which payees are told apart: names change, and can be chosen.</summary>
    public static string? KeyOf(RailAccount? account) =>
        account is null
            ? null
            : $"{account.Type}:{account.Routing}:{account.Number}".ToUpperInvariant();

    /// <summary>Whether nothing has arrived there yet. In a sandbox nobody asks.</summary>
    public static async ValueTask<bool> IsNewAsync(Work work, string? key)
    {
        if (work.Caller.Environment is not TenantEnvironment.Live || key is null)
        {
            return false;
        }

        // One that was made while the account was new must have arrived, so only those are read: few,
        // however often the account is paid later.
        var withdrawals = await work.ListAsync<Withdrawal>(withdrawal =>
            withdrawal.PayeeKey == key
            && withdrawal.IsNewPayee
            && withdrawal.Status == WithdrawalStatus.Confirmed
        );
        if (withdrawals.Count > 0)
        {
            return false;
        }

        var payments = await work.ListAsync<Payment>(payment =>
            payment.PayeeKey == key
            && payment.IsNewPayee
            && payment.Status == PaymentStatus.Closed
            && payment.ReasonCode == null
        );
        return payments.Count == 0;
    }
}
