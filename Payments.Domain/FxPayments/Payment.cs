using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Institutions;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.FxPayments;

/// <summary>
/// A transfer in another currency: exchanged at a firm quote and sent to a recipient. Or, inbound, money
/// of a deposit that is exchanged at the market into the home currency.
/// </summary>
public sealed partial class Payment : ITenantOwned, IRailSubject, IReviewSubject
{
    private PaymentParties? _parties;

    private Payment() { } // EF Core

    public TenantId TenantId { get; private init; }

    public PaymentId Id { get; private init; }

    public PaymentDirection Direction { get; private init; }

    /// <summary>The price that it was made at; null for inbound ones.</summary>
    public QuoteId? QuoteId { get; private init; }

    /// <summary>The money that an inbound one converts; null otherwise. One deposit has one at most.</summary>
    public DepositId? DepositId { get; private init; }

    /// <summary>What the tenant gave, without the fee. Inbound: what the deposit brought.</summary>
    public Money From { get; private init; }

    /// <summary>What the recipient gets. Inbound: what the balance gets; zero before there is a price.</summary>
    public Money To { get; private set; }

    /// <summary>Inbound: units of To for one of From, our margin included, once there is a price.</summary>
    public Rate? Rate { get; private set; }

    /// <summary>Charged on top of From.</summary>
    public Money Fee { get; private init; }

    /// <summary>Null when the recipient was given inline, and for inbound ones: nobody else is paid.</summary>
    public RecipientId? RecipientId { get; private init; }

    /// <summary>A stored sender; null when there is none.</summary>
    public SenderId? SenderId { get; private init; }

    /// <summary>The sub-client on whose behalf it is; null when it is nobody's.</summary>
    public VirtualAccountId? VirtualAccountId { get; private init; }

    /// <summary>The institution that told the tenant to pay; null when the tenant acts for itself.</summary>
    public InstitutionId? InstructingInstitutionId { get; private init; }

    /// <summary>The purpose, in words.</summary>
    public string? Reason { get; private init; }

    public SourceOfFunds? SourceOfFunds { get; private init; }

    /// <summary>
    /// Both sides as they were, as JSON: what goes out after a review is what was asked for, whatever
    /// becomes of the stored recipient. Null for inbound ones, and for payments older than reviews.
    /// </summary>
    public string? PartiesJson { get; private init; }

    public string? Reference { get; private init; }

    public string? ExternalId { get; private init; }

    public PaymentStatus Status { get; private set; }

    /// <summary>What it was reviewed for, by their names; null when nothing stopped it.</summary>
    public string? ReviewReasons { get; private set; }

    /// <summary>The operator who decided the review; null when nobody did.</summary>
    public string? ReviewedBy { get; private set; }

    /// <summary>The recipient's account; null in a sandbox.</summary>
    public string? PayeeKey { get; private set; }

    /// <summary>Nothing that was paid to the account had arrived when it was looked at.</summary>
    public bool IsNewPayee { get; private set; }

    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    /// <summary>What was asked to be called off, as JSON; null when nothing was, or it was too late.</summary>
    public string? CancellationJson { get; private set; }

    /// <summary>The order that waits with us because its rail is down; null when none does.</summary>
    public HeldRailOrderId? HeldOrderId { get; private set; }

    /// <summary>No rail has anything of it: it can be called off.</summary>
    public bool IsHeldBack => HeldOrderId is not null;

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => PaymentLifecycle.Table.IsFinal(Status);

    /// <summary>The rail is asked to call it off, and its report has not decided yet.</summary>
    public bool IsBeingCalledOff => Status is PaymentStatus.Open && CancellationJson is not null;

    public bool IsUnderReview =>
        this is { Direction: PaymentDirection.Outbound, Status: PaymentStatus.Initialising };

    /// <summary>What it was reviewed for; empty when nothing stopped it.</summary>
    public IReadOnlyList<ReviewReason> ReviewedFor => OutgoingReview.Read(ReviewReasons);

    public PaymentParties? Parties =>
        _parties ??= PartiesJson is null
            ? null
            : JsonSerializer.Deserialize<PaymentParties>(PartiesJson, CommandJson.Options);

    public RejectCode? RejectCode => RejectCodes.Find(ReasonCode);

    public PaymentCancellation? Cancellation =>
        CancellationJson is null
            ? null
            : JsonSerializer.Deserialize<PaymentCancellation>(
                CancellationJson,
                CommandJson.Options
            );

    internal static Payment Make(
        CreatePayment input,
        Quote quote,
        PaymentParties parties,
        Institution? institution,
        TenantId tenantId,
        DateTimeOffset now
    ) =>
        new()
        {
            _parties = parties,
            TenantId = tenantId,
            Id = EntityId.New<PaymentId>(),
            QuoteId = quote.Id,
            From = quote.From,
            To = quote.To,
            Fee = quote.Fee,
            RecipientId = input.RecipientId,
            SenderId = input.SenderId,
            VirtualAccountId = input.VirtualAccountId,
            InstructingInstitutionId = institution?.Id,
            Reason = input.Reason,
            SourceOfFunds = input.SourceOfFunds,
            PartiesJson = JsonSerializer.Serialize(parties, CommandJson.Options),
            Reference = input.Reference,
            ExternalId = input.ExternalId,
            Version = 1,
            CreatedAt = now,
        };
}
