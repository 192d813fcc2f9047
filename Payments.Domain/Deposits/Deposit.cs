using Payments.Domain.Commands;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Fees;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.Deposits;

/// <summary>Money that came in by a local rail for one of the tenant's virtual accounts, or into a funding account.</summary>
public sealed partial class Deposit : ITenantOwned, IReviewSubject
{
    private Deposit() { } // EF Core

    public TenantId TenantId { get; private init; }

    public DepositId Id { get; private init; }

    /// <summary>
    /// The account that it came in on, or that of the sub-client whose reference it came with; null when
    /// it came into a funding account with the tenant's own reference.
    /// </summary>
    public VirtualAccountId? VirtualAccountId { get; private init; }

    /// <summary>The reference by which it was booked; null when an account number was paid.</summary>
    public string? FundingReference { get; private init; }

    /// <summary>What the payer sent.</summary>
    public Money Amount { get; private init; }

    /// <summary>Kept of it; nothing when a review sends it back.</summary>
    public Money Fee { get; private set; }

    /// <summary>What went back to the payer, or is on its way back.</summary>
    public Money Refunded { get; private set; }

    /// <summary>The rail's own id of the credit: the same money is never booked twice.</summary>
    public string RailCreditId { get; private init; } = "";

    public RailScheme Rail { get; private init; }

    public RailService RailService { get; private init; }

    /// <summary>Where it came from, if the rail said; refunds go there.</summary>
    public RailAccount? PayerAccount { get; private init; }

    public string? PayerName { get; private init; }

    /// <summary>The account as the payer addressed it; null for deposits older than this field.</summary>
    public RailAccount? PayeeAccount { get; private init; }

    /// <summary>What the payer called the account, where the rail tells.</summary>
    public string? PayeeName { get; private init; }

    /// <summary>Whether the payer is the holder of the account; null for deposits older than the rule.</summary>
    public PayerMatch? PayerMatch { get; private set; }

    /// <summary>An earlier deposit that looks the same; null for none.</summary>
    public DepositId? DuplicateOf { get; private set; }

    /// <summary>When the rail told the same credit with another content; what was told first counts.</summary>
    public DateTimeOffset? ContradictedAt { get; private set; }

    /// <summary>What the payer wrote.</summary>
    public string? Reference { get; private init; }

    public DepositStatus Status { get; private set; }

    /// <summary>What it was reviewed for, by their names; null when nothing stopped it.</summary>
    public string? ReviewReasons { get; private set; }

    /// <summary>Who decided the review, an operator or who declined to answer; null when a rule did.</summary>
    public string? DecidedBy { get; private set; }

    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    /// <summary>The last recall of it by the payer's bank; null for none.</summary>
    public CreditRecallId? RecallId { get; private set; }

    /// <summary>When it was in the balance.</summary>
    public DateTimeOffset? ClearedAt { get; private set; }

    /// <summary>When the payer's bank had the last of what was refunded.</summary>
    public DateTimeOffset? RefundedAt { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => DepositLifecycle.Table.IsFinal(Status);

    public bool IsUnderReview => Status is DepositStatus.Reviewing;

    /// <summary>What can still be sent back.</summary>
    public Money Refundable => Amount - Fee - Refunded;

    public RejectCode? RejectCode => RejectCodes.Find(ReasonCode);

    /// <summary>What it was reviewed for; empty when nothing stopped it.</summary>
    public IReadOnlyList<DepositReviewReason> ReviewedFor =>
        [
            .. (ReviewReasons ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(Enum.Parse<DepositReviewReason>),
        ];

    internal static Deposit Initialise(
        Work work,
        RailScheme rail,
        CreditNotice credit,
        VirtualAccountId? virtualAccountId,
        string? fundingReference = null
    )
    {
        var deposit = new Deposit
        {
            TenantId = work.TenantId,
            Id = EntityId.New<DepositId>(),
            VirtualAccountId = virtualAccountId,
            FundingReference = fundingReference,
            Amount = credit.Amount.RequirePositive("amount"),
            Fee = FeeSchedule.Deposit(rail, credit.Amount),
            Refunded = Money.Zero(credit.Amount.Currency),
            RailCreditId = credit.CreditId,
            Rail = rail,
            RailService = RailRules.ServiceOfDeposit(rail, credit.PayerAccount),
            PayerName = credit.PayerName,
            PayerAccount = credit.PayerAccount,
            PayeeAccount = credit.CreditorAccount,
            PayeeName = credit.PayeeName,
            Reference = credit.Reference,
            Version = 1,
            CreatedAt = work.Now,
        };
        work.Add(deposit);
        work.Events.Created(
            deposit,
            DepositLifecycle.Table,
            deposit.Status,
            new { deposit.Amount, deposit.Reference }
        );
        return deposit;
    }
}
