using Payments.Domain.Commands;
using Payments.Domain.FxPayments;
using Payments.Domain.Ledger;
using Payments.Domain.Tenancy;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>The market's word that an inbound payment's order is traded pays once more.</summary>
internal sealed class InboundPaidTwice : Sabotage
{
    public override async Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
    {
        if (
            command is RecordInboundAnswer
            && result.Value is Payment { Status: PaymentStatus.Closed } payment
        )
        {
            await gate.RunAsync(
                new Do(async work =>
                    await work.Ledger.PostAsync(
                        Posting
                            .For("payment.received", payment.Subject)
                            .Debit(AccountKind.FxPosition, payment.To)
                            .Credit(AccountKind.Available, payment.To)
                    )
                ),
                caller,
                CancellationToken.None
            );
        }
    }
}
