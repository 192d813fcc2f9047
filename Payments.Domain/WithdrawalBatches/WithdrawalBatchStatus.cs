using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.WithdrawalBatches;

/// <summary>Whether the lines of a batch stand and fall together.</summary>
public enum WithdrawalBatchMode
{
    /// <summary>
    /// All lines or none. Nothing is given to a rail before each line has its withdrawal and its money.
    /// </summary>
    Atomic,

    /// <summary>Each line by itself: what can be made is made, the rest says why not.</summary>
    BestEffort,
}

/// <summary>How lines are written in a file.</summary>
public enum WithdrawalBatchFormat
{
    /// <summary>RFC 4180 in UTF-8 with a header; empty cells are left out.</summary>
    Csv,

    /// <summary>A JSON object on each line, in UTF-8, as `lines` of `createWithdrawalBatch` would have it.</summary>
    Jsonl,
}

/// <summary>Where a batch stands.</summary>
public enum WithdrawalBatchStatus
{
    /// <summary>Accepted; nothing of it is read yet.</summary>
    Received,

    /// <summary>Each line is tried, and nothing of it kept.</summary>
    Validating,

    /// <summary>The withdrawals are being made.</summary>
    Processing,

    /// <summary>ATOMIC: all withdrawals are made and their money is held; they are being sent.</summary>
    Releasing,

    /// <summary>ATOMIC: a line could not be made, so that those made before are being cancelled.</summary>
    Reversing,

    /// <summary>You cancelled it; what was being made at that moment is still counted.</summary>
    Cancelling,

    /// <summary>Every line has its withdrawal.</summary>
    Completed,

    /// <summary>BEST_EFFORT: some lines have their withdrawals, the others say why not.</summary>
    PartiallyCompleted,

    /// <summary>A dry run has ended; the lines say what would have become of them.</summary>
    Validated,

    /// <summary>No line has a withdrawal that lives: the lines or `statusReason` say why.</summary>
    Rejected,

    /// <summary>Stopped on request. BEST_EFFORT keeps what was made before; ATOMIC keeps nothing.</summary>
    Cancelled,
}

public static class WithdrawalBatchLifecycle
{
    public static readonly Lifecycle<WithdrawalBatchStatus> Table = new(
        "WithdrawalBatch",
        [WithdrawalBatchStatus.Received],
        "withdrawal_batch.received",
        [
            .. By(
                Actor.Platform,
                WithdrawalBatchStatus.Received,
                WithdrawalBatchStatus.Validating,
                WithdrawalBatchStatus.Processing,
                WithdrawalBatchStatus.Rejected
            ),
            .. By(
                Actor.Platform,
                WithdrawalBatchStatus.Validating,
                WithdrawalBatchStatus.Processing,
                WithdrawalBatchStatus.Validated,
                WithdrawalBatchStatus.Rejected
            ),
            .. By(
                Actor.Platform,
                WithdrawalBatchStatus.Processing,
                WithdrawalBatchStatus.Releasing,
                WithdrawalBatchStatus.Reversing,
                WithdrawalBatchStatus.Completed,
                WithdrawalBatchStatus.PartiallyCompleted,
                WithdrawalBatchStatus.Rejected
            ),
            .. By(Actor.Platform, WithdrawalBatchStatus.Releasing, WithdrawalBatchStatus.Completed),
            .. By(
                Actor.Platform,
                WithdrawalBatchStatus.Reversing,
                WithdrawalBatchStatus.Rejected,
                WithdrawalBatchStatus.Cancelled
            ),
            .. By(
                Actor.Platform,
                WithdrawalBatchStatus.Cancelling,
                WithdrawalBatchStatus.Reversing,
                WithdrawalBatchStatus.Cancelled
            ),
            .. By(Actor.Tenant, WithdrawalBatchStatus.Received, WithdrawalBatchStatus.Cancelling),
            .. By(Actor.Tenant, WithdrawalBatchStatus.Validating, WithdrawalBatchStatus.Cancelling),
            .. By(Actor.Tenant, WithdrawalBatchStatus.Processing, WithdrawalBatchStatus.Cancelling),
        ]
    );

    private static IEnumerable<Move<WithdrawalBatchStatus>> By(
        Actor actor,
        WithdrawalBatchStatus from,
        params WithdrawalBatchStatus[] next
    ) =>
        next.Select(to => new Move<WithdrawalBatchStatus>(
            from,
            to,
            actor,
            $"withdrawal_batch.{StatusName.Of(to).ToLowerInvariant()}"
        ));
}
