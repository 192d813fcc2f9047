using Payments.Domain.Deposits;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;
using Payments.GraphQL.VirtualAccounts;

namespace Payments.GraphQL.Deposits;

/// <summary>Money that came in by a local rail.</summary>
[Node]
[ObjectType<Deposit>]
public static class DepositType
{
    internal static void Configure(IObjectTypeDescriptor<Deposit> deposit)
    {
        deposit.BindFieldsExplicitly();
        deposit.Field(row => row.Id);
        deposit
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        deposit
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        deposit.Field(row => row.Amount).Description("What the payer sent.");
        deposit
            .Field(row => row.Fee)
            .Description(
                "Kept of it, also when it is refunded; nothing when a review sends it back."
            );
        deposit.Field(row => row.Refundable).Description("What can still be sent back.");
        deposit
            .Field(row => row.Refunded)
            .Description("What went back to the payer, or is on its way back.");
        deposit.Field(row => row.PayerName).Description("Who paid, as the rail tells.");
        deposit.Field(row => row.Reference).Description("What the payer wrote.");
        deposit
            .Field(row => row.PayerAccount)
            .Description("Where it came from; null when the rail did not tell. Refunds go there.");
        deposit
            .Field(row => row.PayeeAccount)
            .Description("The account as the payer addressed it.");
        deposit.Field(row => row.Rail).Description("The clearing that brought it.");
        deposit.Field(row => row.RailService).Description("The rail's service that brought it.");
        deposit
            .Field(row => row.RailCreditId)
            .Description("The rail's own id of the credit: the same money is never booked twice.");
        deposit
            .Field(row => row.ReviewedFor)
            .Description("What it was reviewed for; empty when nothing stopped it.");
        deposit
            .Field(row => row.RejectCode)
            .Description("Why a review refused it; null otherwise.");
        deposit.Field(row => row.ClearedAt).Description("When it was in the balance.");
        deposit
            .Field(row => row.RefundedAt)
            .Description("When the payer's bank last had something of it back.");
        deposit.Field(row => row.Version).Description("Rises by one with each change.");
        deposit.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The deposit with this id.</summary>
    [NodeResolver]
    public static Task<Deposit?> GetAsync(
        DepositId id,
        Caller caller,
        DepositById deposits,
        CancellationToken cancellationToken
    ) => deposits.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The account it came in on.</summary>
    public static Task<VirtualAccount?> GetVirtualAccountAsync(
        [Parent] Deposit deposit,
        VirtualAccountById accounts,
        CancellationToken cancellationToken
    ) => accounts.LoadAsync(deposit.TenantId, deposit.VirtualAccountId, cancellationToken);

    /// <summary>Why it was refused or sent back; null otherwise.</summary>
    public static StatusReason? GetStatusReason([Parent] Deposit deposit) =>
        StatusReason.Of(deposit.ReasonCode, deposit.ReasonMessage);
}

/// <summary>Deposits by their ids.</summary>
public sealed class DepositById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<DepositId, Deposit>(database, scheduler, options);
