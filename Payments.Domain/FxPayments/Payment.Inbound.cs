using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Values;

namespace Payments.Domain.FxPayments;

/// <summary>What happens to an inbound payment: the market gives a price, then trades or does not.</summary>
public sealed partial class Payment
{
    /// <summary>Sets the money of a deposit aside, and asks the market for a price.</summary>
    internal static async ValueTask<Payment> ReceiveAsync(Work work, Deposit deposit, Money brought)
    {
        var payment = new Payment
        {
            TenantId = work.TenantId,
            Id = EntityId.New<PaymentId>(),
            Direction = PaymentDirection.Inbound,
            DepositId = deposit.Id,
            From = brought,
            To = Money.Zero(Currency.Home),
            // The margin in the rate is all that it costs, as with any exchange between own balances.
            Fee = Money.Zero(brought.Currency),
            VirtualAccountId = deposit.VirtualAccountId,
            Reference = deposit.Reference,
            Status = PaymentStatus.Initialising,
            Version = 1,
            CreatedAt = work.Now,
        };
        work.Add(payment);
        await work.Ledger.PostAsync(PaymentPostings.Receiving(payment));
        work.Events.Created(
            payment,
            PaymentLifecycle.Table,
            payment.Status,
            new
            {
                payment.Direction,
                payment.DepositId,
                payment.From,
            }
        );
        work.Outbox.Enqueue(
            InboundPrices.OutboxKind,
            payment.Subject,
            new CurrencyPair(payment.From.Currency, payment.To.Currency)
        );
        return payment;
    }

    /// <summary>The market's price fixes what the balance gets, and the order goes to the market.</summary>
    internal async ValueTask OpenAsync(Work work, MarketPrice price)
    {
        if (ProceedsOf(price) is not { IsPositive: true } proceeds)
        {
            await FailAsync(work, "AMOUNT_NOT_EXCHANGEABLE", "The amount cannot be exchanged.");
            return;
        }

        var home = await work.Ledger.BalanceAsync(
            new(Ledger.AccountKind.Available, proceeds.Currency)
        );
        // What could not be booked later is not traded.
        if (proceeds.MinorUnits > long.MaxValue - home.Posted.MinorUnits)
        {
            await FailAsync(work, "AMOUNT_TOO_LARGE", "The balance has no room for it.");
            return;
        }

        (To, Rate) = (proceeds, QuotePricing.Offer(price));
        MoveTo(PaymentStatus.Open, work, work.Caller.Actor);
        work.Outbox.Enqueue(
            InboundOrders.OutboxKind,
            Subject,
            new FxOrder(Subject.ToString(), From, To, Reference)
        );
    }

    /// <summary>What the market says of the order; late, twice or out of order, it is done once.</summary>
    internal async ValueTask TakeAsync(Work work, FxOrderState answer)
    {
        if (Status is not PaymentStatus.Open || answer.Outcome is FxOrderOutcome.Working)
        {
            return;
        }

        if (answer.Outcome is not FxOrderOutcome.Executed)
        {
            await FailAsync(
                work,
                answer.ReasonCode ?? StatusName.Of(Rejections.RejectCode.TechnicalIssue),
                "The market would not trade it."
            );
            return;
        }

        await work.Ledger.PostAsync(PaymentPostings.Received(this));
        MoveTo(PaymentStatus.Closed, work, work.Caller.Actor);
    }

    /// <summary>Nothing was traded: the foreign money is the tenant's again, all of it.</summary>
    internal async ValueTask FailAsync(Work work, string code, string message)
    {
        (ReasonCode, ReasonMessage) = (code, message);
        await work.Ledger.PostAsync(PaymentPostings.NotReceived(this));
        MoveTo(PaymentStatus.Failed, work, work.Caller.Actor);
    }

    /// <summary>Null for more than an amount can be.</summary>
    private Money? ProceedsOf(MarketPrice price)
    {
        try
        {
            return QuotePricing.Proceeds(price, From);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
