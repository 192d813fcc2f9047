using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Institutions;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.TransferParties;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Deposits;
using Payments.GraphQL.Events;
using Payments.GraphQL.Fx;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Recipients;
using Payments.GraphQL.Senders;
using Payments.GraphQL.Values;
using Payments.GraphQL.VirtualAccounts;

namespace Payments.GraphQL.FxPayments;

/// <summary>
/// A transfer in another currency: exchanged at a firm quote and sent to a recipient. Or, INBOUND, foreign
/// money of a deposit that the market exchanges into AUD as it comes (`setAutoReceive`).
/// </summary>
[Node]
[ObjectType<Payment>]
public static class PaymentType
{
    internal static void Configure(IObjectTypeDescriptor<Payment> payment)
    {
        payment.BindFieldsExplicitly();
        payment.Field(row => row.Id);
        payment
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        payment
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        payment
            .Field(row => row.IsHeldBack)
            .Description(
                "True while its rail is down and has nothing of it: `cancelPayment` stops it at once. Otherwise it goes out when the rail is heard again (`railOutages`)."
            );
        payment.Field(row => row.Direction).Description("Which way it goes.");
        payment
            .Field(row => row.From)
            .Description(
                "What you gave, without the fee; of an INBOUND one what the deposit brought."
            );
        payment
            .Field(row => row.To)
            .Description(
                "What the recipient gets; of an INBOUND one what your balance gets, and 0 until the market has given a price."
            );
        payment
            .Field(row => row.Fee)
            .Description(
                "Charged on top of `from`; returned if it fails, or is stopped before a rail has it."
            );
        payment.Field(row => row.Reason).Description("The purpose, in words.");
        payment
            .Field(row => row.SourceOfFunds)
            .Description("Where the money comes from; null when you did not say.");
        payment
            .Field(row => row.Cancellation)
            .Description(
                "What calling it off gives, or has given back; null when nobody asked, or it was too late."
            );
        payment
            .Field(row => row.RejectCode)
            .Description(
                "Why it failed, came back or was cancelled; null otherwise, and where the rail's reason is none of the codes."
            );
        payment
            .Field(row => row.ReviewedFor)
            .Description("What it was reviewed for; empty when nothing stopped it.");
        payment.Field(row => row.Reference).Description("Text for the recipient.");
        payment.Field(row => row.ExternalId).Description("Your own reference.");
        payment.Field(row => row.Version).Description("Rises by one with each change.");
        payment.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The payment with this id.</summary>
    [NodeResolver]
    public static Task<Payment?> GetAsync(
        PaymentId id,
        Caller caller,
        PaymentById payments,
        CancellationToken cancellationToken
    ) => payments.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The price it was made at; null for an INBOUND one, whose price is the market's: see `rate`.</summary>
    public static async Task<Quote?> GetQuoteAsync(
        [Parent] Payment payment,
        QuoteById quotes,
        CancellationToken cancellationToken
    ) =>
        payment.QuoteId is { } id
            ? await quotes.LoadAsync(payment.TenantId, id, cancellationToken)
            : null;

    /// <summary>
    /// Units of the currency of `to` for one unit of the currency of `from`, our margin included: an exact
    /// decimal. Null until the market has given the price of an INBOUND one.
    /// </summary>
    public static async Task<string?> GetRateAsync(
        [Parent] Payment payment,
        QuoteById quotes,
        CancellationToken cancellationToken
    ) =>
        (
            payment.Rate ?? (await GetQuoteAsync(payment, quotes, cancellationToken))?.Rate
        )?.ToString();

    /// <summary>The money that an INBOUND one converts; null otherwise.</summary>
    public static async Task<Deposit?> GetDepositAsync(
        [Parent] Payment payment,
        DepositById deposits,
        CancellationToken cancellationToken
    ) =>
        payment.DepositId is { } id
            ? await deposits.LoadAsync(payment.TenantId, id, cancellationToken)
            : null;

    /// <summary>
    /// Who is paid, as it was when the payment was made; also where it was given inline. Null for an INBOUND
    /// one, and for payments from before this was kept.
    /// </summary>
    public static Payee? GetPayee([Parent] Payment payment) => payment.Parties?.Payee;

    /// <summary>
    /// Who pays, as it was when the payment was made; also where it was given inline. Null for an INBOUND
    /// one, and for payments from before this was kept.
    /// </summary>
    public static Payer? GetPayer([Parent] Payment payment) => payment.Parties?.Payer;

    /// <summary>Your stored recipient as it is now; null when it was given inline, and for an INBOUND one.</summary>
    public static async Task<Recipient?> GetRecipientAsync(
        [Parent] Payment payment,
        RecipientById recipients,
        CancellationToken cancellationToken
    ) =>
        payment.RecipientId is { } id
            ? await recipients.LoadAsync(payment.TenantId, id, cancellationToken)
            : null;

    /// <summary>Your stored sender as it is now; null when there is none.</summary>
    public static async Task<Sender?> GetSenderAsync(
        [Parent] Payment payment,
        SenderById senders,
        CancellationToken cancellationToken
    ) =>
        payment.SenderId is { } id
            ? await senders.LoadAsync(payment.TenantId, id, cancellationToken)
            : null;

    /// <summary>The account of the sub-client on whose behalf it is, or whose money came in; null when it is nobody's.</summary>
    public static async Task<VirtualAccount?> GetVirtualAccountAsync(
        [Parent] Payment payment,
        VirtualAccountById accounts,
        CancellationToken cancellationToken
    ) =>
        payment.VirtualAccountId is { } id
            ? await accounts.LoadAsync(payment.TenantId, id, cancellationToken)
            : null;

    /// <summary>The institution that told you to pay; null when you act for yourself, and in a dry run that would store it.</summary>
    public static async Task<Institution?> GetInstructingInstitutionAsync(
        [Parent] Payment payment,
        InstitutionById institutions,
        CancellationToken cancellationToken
    ) =>
        payment.InstructingInstitutionId is { } id
            ? await institutions.LoadAsync(payment.TenantId, id, cancellationToken)
            : null;

    /// <summary>All that happened to it, oldest first, as far back as events are kept.</summary>
    public static async Task<IReadOnlyList<PaymentEvent>> GetTimelineAsync(
        [Parent] Payment payment,
        PaymentTimelines timelines,
        EventKinds kinds,
        CancellationToken cancellationToken
    )
    {
        var records = await timelines.LoadAsync(
            new Owned<PaymentId>(payment.TenantId, payment.Id),
            cancellationToken
        );
        return [.. (records ?? []).Select(kinds.Show).Cast<PaymentEvent>()];
    }

    /// <summary>Why it failed, came back or was cancelled; null otherwise.</summary>
    public static StatusReason? GetStatusReason([Parent] Payment payment) =>
        StatusReason.Of(payment.ReasonCode, payment.ReasonMessage);
}

/// <summary>Payments by their ids.</summary>
public sealed class PaymentById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<PaymentId, Payment>(database, scheduler, options);

/// <summary>What converts deposits, for a whole page of them at once; a deposit has one payment at most.</summary>
public sealed class PaymentOfDeposit(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : GroupedDataLoader<Owned<DepositId>, Payment>(scheduler, options)
{
    protected override async Task<ILookup<Owned<DepositId>, Payment>> LoadGroupedBatchAsync(
        IReadOnlyList<Owned<DepositId>> keys,
        CancellationToken cancellationToken
    )
    {
        List<Payment> found = [];
        foreach (var group in keys.GroupBy(key => key.TenantId))
        {
            DepositId?[] ids = [.. group.Select(key => key.Id)];
            await using var db = database.Open(TenantScope.Of(group.Key));
            found.AddRange(
                await db.Set<Payment>()
                    .Where(payment => ids.Contains(payment.DepositId))
                    .ToListAsync(cancellationToken)
            );
        }

        return found.ToLookup(payment => new Owned<DepositId>(
            payment.TenantId,
            payment.DepositId!.Value
        ));
    }
}
