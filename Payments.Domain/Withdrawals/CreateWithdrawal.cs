using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Institutions;
using Payments.Domain.PayeeChecks;
using Payments.Domain.Recipients;
using Payments.Domain.ReferenceData;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.TransferParties;
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

    /// <summary>The stored institution that told the tenant to pay.</summary>
    public InstitutionId? InstructingInstitutionId { get; init; }

    /// <summary>In place of a stored institution: found by its keys, or stored.</summary>
    public InstitutionFacts? InstructingInstitution { get; init; }

    private GivenInstitution Instructs => new(InstructingInstitutionId, InstructingInstitution);

    private GivenParties Given => new(RecipientId, Recipient, SenderId, Sender, VirtualAccountId);

    public override IEnumerable<IEntityId> Reads(Caller caller)
    {
        yield return caller.TenantId;
        foreach (var named in Given.Reads().Concat(Instructs.Reads()))
        {
            yield return named;
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

        var payee = await Given.PayeeAsync(work);
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
            Given.PayeeField
        );
        var payer = await Given.PayerAsync(work, tenant);
        var institution = await Instructs.ResolveAsync(work);
        var withdrawal = Withdrawal.Initialise(
            this,
            new(payee, payer),
            institution,
            work.Caller,
            work.Now
        );
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
}
