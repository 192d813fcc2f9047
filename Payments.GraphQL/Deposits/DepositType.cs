using Payments.Domain.BankDirectories;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.CreditRecalls;
using Payments.GraphQL.Events;
using Payments.GraphQL.FxPayments;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;
using Payments.GraphQL.VirtualAccounts;

namespace Payments.GraphQL.Deposits;

/// <summary>Money that came in by a rail, to an account number or with a reference of yours.</summary>
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
            .Field(row => row.PayerMatch)
            .Description(
                "Whether the payer is the holder of the account: the sub-client, or you yourself; null for old deposits."
            );
        deposit
            .Field(row => row.PayeeAccount)
            .Description("The account as the payer addressed it.");
        deposit
            .Field(row => row.PayeeName)
            .Description("What the payer called the account; null when the rail did not tell.");
        deposit
            .Field(row => row.ContradictedAt)
            .Description(
                "When the rail told the same credit with another amount, account or funding reference; what it told first counts. Null: never."
            );
        ConfigureArrival(deposit);
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

    private static void ConfigureArrival(IObjectTypeDescriptor<Deposit> deposit)
    {
        deposit
            .Field(row => row.FundingReference)
            .Description(
                "The reference by which it was booked, yours or your sub-client's; null when it was paid to a virtual account."
            );
        deposit.Field(row => row.Rail).Description("The clearing that brought it.");
        deposit.Field(row => row.RailService).Description("The rail's service that brought it.");
        deposit
            .Field(row => row.RailCreditId)
            .Description("The rail's own id of the credit: the same money is never booked twice.");
    }

    /// <summary>The last recall of it by the payer's bank that was not refused at once; null for none.</summary>
    public static async Task<CreditRecall?> GetRecallAsync(
        [Parent] Deposit deposit,
        CreditRecallById recalls,
        CancellationToken cancellationToken
    ) =>
        deposit.RecallId is { } id
            ? await recalls.LoadAsync(deposit.TenantId, id, cancellationToken)
            : null;

    /// <summary>The deposit with this id.</summary>
    [NodeResolver]
    public static Task<Deposit?> GetAsync(
        DepositId id,
        Caller caller,
        DepositById deposits,
        CancellationToken cancellationToken
    ) => deposits.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The payer's bank; null when the rail did not tell it, or when it is not known.</summary>
    public static BankInfo? GetPayerBank([Parent] Deposit deposit, IBankDirectory banks) =>
        deposit.PayerAccount switch
        {
            { Type: "BSB", Routing: { } bsb } => banks.FindByBsb(bsb),
            { Type: "IBAN" } account => banks.FindByIban(account.Number),
            { Bic: { } bic } => banks.FindByBic(bic),
            _ => null,
        };

    /// <summary>
    /// An earlier deposit of the same payer, amount, reference and account within 24 hours: this one may
    /// have been paid twice. Null for none.
    /// </summary>
    public static async Task<Deposit?> GetSuspectedDuplicateOfAsync(
        [Parent] Deposit deposit,
        DepositById deposits,
        CancellationToken cancellationToken
    ) =>
        deposit.DuplicateOf is { } id
            ? await deposits.LoadAsync(deposit.TenantId, id, cancellationToken)
            : null;

    /// <summary>What was sent back of it, oldest first.</summary>
    public static async Task<IReadOnlyList<DepositRefund>> GetRefundsAsync(
        [Parent] Deposit deposit,
        RefundsOfDeposit refunds,
        CancellationToken cancellationToken
    ) =>
        await refunds.LoadAsync(
            new Owned<DepositId>(deposit.TenantId, deposit.Id),
            cancellationToken
        ) ?? [];

    /// <summary>All that happened to it, oldest first, as far back as events are kept.</summary>
    public static async Task<IReadOnlyList<DepositEvent>> GetTimelineAsync(
        [Parent] Deposit deposit,
        DepositTimelines timelines,
        EventKinds kinds,
        CancellationToken cancellationToken
    )
    {
        var records = await timelines.LoadAsync(
            new Owned<DepositId>(deposit.TenantId, deposit.Id),
            cancellationToken
        );
        return [.. (records ?? []).Select(kinds.Show).Cast<DepositEvent>()];
    }

    /// <summary>
    /// The account it came in on, or that of the sub-client whose reference it came with; null when it
    /// came into a funding account with your own reference.
    /// </summary>
    public static async Task<VirtualAccount?> GetVirtualAccountAsync(
        [Parent] Deposit deposit,
        VirtualAccountById accounts,
        CancellationToken cancellationToken
    ) =>
        deposit.VirtualAccountId is { } id
            ? await accounts.LoadAsync(deposit.TenantId, id, cancellationToken)
            : null;

    /// <summary>The INBOUND payment that has converted it, or tries to; null when it stays as it came.</summary>
    public static async Task<Payment?> GetPaymentAsync(
        [Parent] Deposit deposit,
        PaymentOfDeposit payments,
        CancellationToken cancellationToken
    ) =>
        (
            await payments.LoadAsync(
                new Owned<DepositId>(deposit.TenantId, deposit.Id),
                cancellationToken
            )
        )?.SingleOrDefault();

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
