using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Ids;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.Rails;

/// <summary>What goes out by rails, found by the name that orders know it by.</summary>
internal static class RailSubjects
{
    public static async ValueTask<IRailSubject> GetAsync(Work work, Subject subject)
    {
        var id = IdKinds.Make(subject.Kind, subject.Id);
        return id switch
        {
            WithdrawalId => await work.GetAsync<Withdrawal>(id),
            PaymentId => await work.GetAsync<Payment>(id),
            DepositRefundId => await work.GetAsync<DepositRefund>(id),
            SuspendedCreditId => await work.GetAsync<SuspendedCredit>(id),
            _ => throw new InvalidOperationException($"{subject} does not go out by a rail."),
        };
    }
}
