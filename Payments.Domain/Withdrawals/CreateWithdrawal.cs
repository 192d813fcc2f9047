using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.PayeeChecks;
using Payments.Domain.Recipients;
using Payments.Domain.ReferenceData;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;
using Payments.Domain.WithdrawalBatches;

namespace Payments.Domain.Withdrawals;

/// <summary>Pays out of the balance by the rail that the table of rules chooses.</summary>
public sealed record CreateWithdrawal(
    Money Amount,
    RecipientId? RecipientId,
    SenderId? SenderId,
    string? Reference,
    string? ExternalId
) : Command<Withdrawal>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    /// <summary>In place of a stored recipient.</summary>
    public InlineRecipient? Recipient { get; init; }

    /// <summary>In place of a stored sender.</summary>
    public InlineSender? Sender { get; init; }

    /// <summary>The sub-client on whose behalf it is.</summary>
    public VirtualAccountId? VirtualAccountId { get; init; }

    public TransactionReason? Reason { get; init; }

    public bool? IsFxLinked { get; init; }

    /// <summary>On the tenant's clock; null for at once.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>The batch that it is a line of; by itself or in one, it is the same intention.</summary>
    [JsonIgnore]
    public WithdrawalBatchId? BatchId { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller)
    {
        yield return caller.TenantId;
        if (RecipientId is { } recipient)
        {
            yield return recipient;
        }

        if (SenderId is { } sender)
        {
            yield return sender;
        }

        if (VirtualAccountId is { } account)
        {
            yield return account;
        }

        if (BatchId is { } batch)
        {
            yield return batch;
        }
    }

    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        var batch = await BatchAsync(work);
        if (ScheduledAt <= work.Now)
        {
            throw new InvalidInputException(
                "A schedule lies in the future of your clock.",
                "input",
                "scheduledAt"
            );
        }

        var payee = await PayeeAsync(work);
        if (payee.Account.Currency != Amount.Currency)
        {
            throw new InvalidInputException(
                $"The recipient's account takes {payee.Account.Currency}, not {Amount.Currency}.",
                "input",
                "amount",
                "currency"
            );
        }

        var tenant = await work.FindAsync<Tenant>(work.TenantId);
        await PayeeCheckPolicy.RequireAcceptedAsync(
            work,
            tenant,
            payee.Account,
            "input",
            RecipientId is null ? "recipient" : "recipientId"
        );
        var payer = await PayerAsync(work, tenant);
        var withdrawal = Withdrawal.Initialise(this, new(payee, payer), work.Caller, work.Now);
        work.Add(withdrawal);
        var needsApproval = tenant?.NeedsApproval(Amount) is true;
        if (batch?.Mode is WithdrawalBatchMode.Atomic)
        {
            withdrawal.WaitForBatch();
        }

        if (needsApproval || ScheduledAt is not null || withdrawal.WaitsForBatch)
        {
            await withdrawal.WaitAsync(work, needsApproval);
        }
        else
        {
            await withdrawal.StartAsync(work);
        }

        return withdrawal;
    }

    private async ValueTask<WithdrawalBatch?> BatchAsync(Work work)
    {
        if (BatchId is not { } id)
        {
            return null;
        }

        var batch = await work.GetAsync<WithdrawalBatch>(id);
        batch.RequireOpen();
        return batch;
    }

    private async ValueTask<WithdrawalPayee> PayeeAsync(Work work)
    {
        switch (RecipientId, Recipient)
        {
            case ({ } id, null):
                var stored = await work.GetAsync<Recipient>(id, "input", "recipientId");
                stored.RequireUsable("input", "recipientId");
                return new(stored.Name, stored.Account, stored.Email, stored.Address);
            case (null, { } inline):
                return new(inline.Name, inline.Account, inline.Email, inline.Address);
            default:
                throw new InvalidInputException(
                    "Give either recipientId or recipient.",
                    "input",
                    "recipientId"
                );
        }
    }

    private async ValueTask<WithdrawalPayer> PayerAsync(Work work, Tenant? tenant)
    {
        if (SenderId is not null && Sender is not null)
        {
            throw new InvalidInputException("Give either senderId or sender.", "input", "senderId");
        }

        var account = await PayingHolder.FindAsync(work, VirtualAccountId);
        if (SenderId is { } id)
        {
            var stored = await work.GetAsync<Sender>(id, "input", "senderId");
            stored.RequireUsable("input", "senderId");
            return new(
                account is null ? PayerMode.Sender : PayerMode.SenderForSubClient,
                stored.DisplayName,
                stored.Address,
                stored.DateOfBirth
            );
        }

        if (Sender is { } sender)
        {
            if (sender.DateOfBirth is { } born)
            {
                BirthDate.Check(born, work.Now).Require("input", "sender", "dateOfBirth");
            }

            return new(
                account is null ? PayerMode.InlineSender : PayerMode.SenderForSubClient,
                sender.Name.DisplayName,
                sender.Address,
                sender.DateOfBirth
            );
        }

        return account is not null
            ? new(PayerMode.SubClient, account.AccountName)
            : new WithdrawalPayer(
                PayerMode.Tenant,
                tenant?.Name ?? throw new InvalidOperationException("A caller has a tenant.")
            );
    }
}
