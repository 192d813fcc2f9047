using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Features;
using Payments.Domain.Tenants;
using Payments.Domain.Values;

namespace Payments.Domain.FxPayments;

/// <summary>Which deposits are converted to the home currency by themselves.</summary>
public static class AutoReceive
{
    /// <summary>
    /// Foreign money that came with the tenant's or its sub-client's reference, from an account in the
    /// name of that one, if the tenant wants it at this moment. Anything else stays as it came.
    /// </summary>
    internal static async ValueTask StartAsync(Work work, Deposit deposit)
    {
        if (
            deposit.FundingReference is null
            || deposit.PayerMatch is not PayerMatch.Match
            || deposit.Amount.Currency == Currency.Home
        )
        {
            return;
        }

        var tenant = await work.FindAsync<Tenant>(work.TenantId);
        var brought = deposit.Amount - deposit.Fee;
        if (
            tenant is { AutoReceive: true }
            && work.Has(tenant, Feature.AutoReceive)
            && brought.IsPositive
        )
        {
            await Payment.ReceiveAsync(work, deposit, brought);
        }
    }
}
