using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Fees;
using Payments.Domain.Ids;
using Payments.Domain.Institutions;
using Payments.Domain.Ledger;
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
using Payments.Domain.WithdrawalBatches;

namespace Payments.Domain.Withdrawals;

/// <summary>Money that leaves a tenant's balance by a local rail.</summary>
public sealed partial class Withdrawal : ITenantOwned, IRailSubject, IReviewSubject
{
    private WithdrawalParties? _parties;

    private Withdrawal() { } // EF Core

    public TenantId TenantId { get; private init; }

    public WithdrawalId Id { get; private init; }

    /// <summary>What the recipient gets.</summary>
    public Money Amount { get; private init; }

    /// <summary>Charged on top of the amount.</summary>
    public Money Fee { get; private init; }

    /// <summary>Null when the recipient was given inline.</summary>
    public RecipientId? RecipientId { get; private init; }

    /// <summary>A stored sender; null when there is none.</summary>
    public SenderId? SenderId { get; private init; }

    /// <summary>The sub-client on whose behalf it is; null when it is nobody's.</summary>
    public VirtualAccountId? VirtualAccountId { get; private init; }

    /// <summary>The institution that told the tenant to pay; null when the tenant acts for itself.</summary>
    public InstitutionId? InstructingInstitutionId { get; private init; }

    /// <summary>Both parties as they were, as JSON.</summary>
    public string PartiesJson { get; private init; } = null!;

    public TransactionReason? Reason { get; private init; }

    /// <summary>Text for the recipient, as the caller wrote it.</summary>
    public string? Reference { get; private init; }

    /// <summary>What of it the rail carries (<see cref="RailText"/>).</summary>
    public string? ReferenceOnStatement { get; private init; }

    public string? ExternalId { get; private init; }

    /// <summary>The money comes from an exchange, and must not go out at once.</summary>
    public bool IsFxLinked { get; private init; }

    /// <summary>The scheme that carries it (<see cref="RailRules"/>).</summary>
    public RailScheme Rail { get; private init; }

    public RailService RailService { get; private init; }

    /// <summary>How often it was given to the rail; a new try has another instruction id.</summary>
    public int Attempt { get; private set; }

    /// <summary>When it is to be given to the rail; null for at once.</summary>
    public DateTimeOffset? ScheduledAt { get; private init; }

    /// <summary>The batch that it is a line of; null when it is none's.</summary>
    public WithdrawalBatchId? BatchId { get; private init; }

    /// <summary>It goes out when all lines of its batch have a withdrawal, and not before.</summary>
    public bool WaitsForBatch { get; private set; }

    /// <summary>While it waits for its time or its approval, the money is held and not posted.</summary>
    public HoldId? HoldId { get; private set; }

    /// <summary>The order that waits with us because its rail is down; null when none does.</summary>
    public HeldRailOrderId? HeldOrderId { get; private set; }

    public WithdrawalApproval? Approval { get; private set; }

    /// <summary>The member or application that made it.</summary>
    public string? CreatedBy { get; private init; }

    /// <summary>The member who approved or rejected it.</summary>
    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public WithdrawalStatus Status { get; private set; }

    /// <summary>What it was reviewed for, by their names; null when nothing stopped it.</summary>
    public string? ReviewReasons { get; private set; }

    /// <summary>The operator who decided the review; null when nobody did.</summary>
    public string? ReviewedBy { get; private set; }

    /// <summary>The recipient's account; null in a sandbox, and while it waits.</summary>
    public string? PayeeKey { get; private set; }

    /// <summary>Nothing that was paid to the account had arrived when it was looked at.</summary>
    public bool IsNewPayee { get; private set; }

    /// <summary>Why it failed, was returned or cancelled, by its name in the catalogue.</summary>
    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    /// <summary>Nothing had been sent when it was stopped, so the fee went back too.</summary>
    public bool IsFeeRefunded { get; private set; }

    public DateTimeOffset? ClearedAt { get; private set; }

    public DateTimeOffset? RejectedAt { get; private set; }

    public DateTimeOffset? RefundedAt { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => WithdrawalLifecycle.Table.IsFinal(Status);

    public WithdrawalParties Parties =>
        _parties ??= JsonSerializer.Deserialize<WithdrawalParties>(
            PartiesJson,
            CommandJson.Options
        )!;

    public RejectCode? RejectCode => RejectCodes.Find(ReasonCode);

    /// <summary>What came back; null while nothing has.</summary>
    public Money? RefundAmount =>
        RefundedAt is null ? null
        : IsFeeRefunded ? Amount + Fee
        : Amount;

    /// <summary>What it was reviewed for; empty when nothing stopped it.</summary>
    public IReadOnlyList<ReviewReason> ReviewedFor => OutgoingReview.Read(ReviewReasons);

    public bool IsUnderReview => Status is WithdrawalStatus.Reviewing;

    /// <summary>Given to no rail yet: it waits for its time, an approval, or the rest of its batch.</summary>
    public bool IsWaiting => HoldId is not null;

    /// <summary>Ordered, and its rail is down: no rail has it until that is over.</summary>
    public bool IsHeldBack => HeldOrderId is not null;

    internal static Withdrawal Initialise(
        CreateWithdrawal input,
        WithdrawalParties parties,
        Institution? institution,
        Caller caller,
        DateTimeOffset now
    )
    {
        var payee = parties.Payee.Account;
        var rule = RailRules.Choose(
            new(
                input.Amount,
                payee.Type,
                payee.Country,
                input.IsFxLinked is true,
                parties.Payer.Address?.Country
            ),
            "input",
            input.RecipientId is null ? "recipient" : "recipientId"
        );
        var fee = FeeSchedule.Withdrawal(input.Amount.Currency);
        return new()
        {
            _parties = parties,
            TenantId = caller.TenantId,
            Id = EntityId.New<WithdrawalId>(),
            Amount = input
                .Amount.RequirePositive("input", "amount", "amount")
                .RequireRoomFor(fee, "input", "amount", "amount"),
            Fee = fee,
            RecipientId = input.RecipientId,
            SenderId = input.SenderId,
            VirtualAccountId = input.VirtualAccountId,
            InstructingInstitutionId = institution?.Id,
            PartiesJson = JsonSerializer.Serialize(parties, CommandJson.Options),
            Reason = input.Reason,
            Reference = input.Reference,
            ReferenceOnStatement = RailText.Fit(rule.Rail, input.Reference, "input", "reference"),
            ExternalId = input.ExternalId,
            IsFxLinked = input.IsFxLinked is true,
            Rail = rule.Rail,
            RailService = rule.Service,
            Attempt = 1,
            ScheduledAt = input.ScheduledAt,
            BatchId = input.BatchId,
            CreatedBy = caller.PrincipalId,
            Version = 1,
            CreatedAt = now,
        };
    }
}
