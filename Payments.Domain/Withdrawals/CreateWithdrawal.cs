using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;

namespace Payments.Domain.Withdrawals;

/// <summary>Pays out of the balance to a stored recipient by the local rail of the currency.</summary>
public sealed record CreateWithdrawal(
    Money Amount,
    RecipientId RecipientId,
    SenderId? SenderId,
    string? Reference,
    string? ExternalId
) : Command<Withdrawal>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) =>
        [RecipientId, SenderId is { } sender ? sender : caller.TenantId];

    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        var recipient = await work.GetAsync<Recipient>(RecipientId, "input", "recipientId");
        var sender = SenderId is { } id
            ? await work.GetAsync<Sender>(id, "input", "senderId")
            : null;
        recipient.RequireUsable("input", "recipientId");
        sender?.RequireUsable("input", "senderId");
        if (recipient.Account.Currency != Amount.Currency)
        {
            throw new InvalidInputException(
                $"The recipient's account takes {recipient.Account.Currency}, not {Amount.Currency}.",
                "input",
                "amount",
                "currency"
            );
        }

        var withdrawal = Withdrawal.Initialise(this, work.TenantId, work.Now);
        RailRules.RequireReference(withdrawal.Rail, Reference, "input", "reference");
        work.Add(withdrawal);
        await work.Ledger.PostAsync(WithdrawalPostings.Initialised(withdrawal));
        work.Events.Created(withdrawal, WithdrawalLifecycle.Table, withdrawal.Status);
        RailOrder.Enqueue(
            work,
            withdrawal,
            withdrawal.Rail,
            withdrawal.Amount,
            new(sender?.DisplayName ?? (await work.GetAsync<Tenant>(work.TenantId)).Name, null),
            RailOrder.PartyOf(recipient),
            withdrawal.Reference
        );
        return withdrawal;
    }
}
