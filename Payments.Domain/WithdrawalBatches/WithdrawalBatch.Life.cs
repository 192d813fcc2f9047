using Payments.Domain.Commands;

namespace Payments.Domain.WithdrawalBatches;

/// <summary>What a batch does next: each pass over its lines, and how it ends.</summary>
public sealed partial class WithdrawalBatch
{
    /// <summary>Lines were refused.</summary>
    public const string LinesRefused = "LINES_REFUSED";

    /// <summary>The tenant stopped it.</summary>
    public const string CancelledOnRequest = "CANCELLED_ON_REQUEST";

    private bool IsAtomic => Mode is WithdrawalBatchMode.Atomic;

    internal void Start(int lineCount, long offset, int row, Work work)
    {
        (LineCount, FirstOffset, FirstRow) = (lineCount, offset, row);
        var tries = IsAtomic || IsDryRun;
        Begin(tries ? WithdrawalBatchStatus.Validating : WithdrawalBatchStatus.Processing, work);
    }

    internal void Reject(string code, string message, Work work) =>
        End(WithdrawalBatchStatus.Rejected, work, code, message);

    internal void Cancel(Work work) => MoveTo(WithdrawalBatchStatus.Cancelling, work);

    /// <summary>Counts what became of a line.</summary>
    internal void Count(LineOutcome outcome)
    {
        switch (outcome.Status)
        {
            case WithdrawalBatchLineStatus.Valid:
                ValidCount++;
                break;
            case WithdrawalBatchLineStatus.Created:
                CreatedCount++;
                ReplayedCount += outcome.IsReplayed ? 1 : 0;
                break;
            default:
                RefusedCount++;
                break;
        }
    }

    internal void AdvanceTo(int linesDone, long offset, int row) =>
        (LinesDone, NextOffset, NextRow) = (linesDone, offset, row);

    /// <summary>Some lines more are looked at: it goes on, or the pass is over.</summary>
    /// <param name="missing">What the account lacks for all lines; null when it lacks nothing.</param>
    internal void Continue(Work work, string? missing = null)
    {
        var isOver =
            LinesDone == (Status is WithdrawalBatchStatus.Reversing ? LinesMade : LineCount);
        switch (Status)
        {
            case WithdrawalBatchStatus.Cancelling when IsAtomic && HasBegun:
                Reverse(work, CancelledOnRequest, "It was cancelled on request.");
                break;
            case WithdrawalBatchStatus.Cancelling:
                End(
                    WithdrawalBatchStatus.Cancelled,
                    work,
                    CancelledOnRequest,
                    "It was cancelled on request."
                );
                break;
            case WithdrawalBatchStatus.Validating when isOver && IsDryRun:
                End(WithdrawalBatchStatus.Validated, work);
                break;
            case WithdrawalBatchStatus.Validating when isOver && RefusedCount > 0:
                Reject(LinesRefused, RefusalText, work);
                break;
            case WithdrawalBatchStatus.Validating when isOver && missing is not null:
                Reject("INSUFFICIENT_FUNDS", missing, work);
                break;
            case WithdrawalBatchStatus.Validating when isOver:
                Begin(WithdrawalBatchStatus.Processing, work);
                break;
            case WithdrawalBatchStatus.Processing when IsAtomic && RefusedCount > 0:
                Reverse(work, LinesRefused, RefusalText);
                break;
            case WithdrawalBatchStatus.Processing when isOver && IsAtomic:
                Begin(WithdrawalBatchStatus.Releasing, work);
                break;
            case WithdrawalBatchStatus.Processing when isOver:
                EndProcessing(work);
                break;
            case WithdrawalBatchStatus.Releasing when isOver:
                End(WithdrawalBatchStatus.Completed, work);
                break;
            case WithdrawalBatchStatus.Reversing when isOver:
                End(
                    ReasonCode is CancelledOnRequest
                        ? WithdrawalBatchStatus.Cancelled
                        : WithdrawalBatchStatus.Rejected,
                    work,
                    ReasonCode,
                    ReasonMessage
                );
                break;
            default:
                Progressed(work);
                break;
        }
    }

    /// <summary>It cannot go on: what is made stays, or is taken back where all stands together.</summary>
    internal void GiveUp(Work work)
    {
        const string Code = "GIVEN_UP";
        const string Message = "It could not be finished. Send the same lines again.";
        switch (Status)
        {
            case WithdrawalBatchStatus.Cancelling:
                break;
            case WithdrawalBatchStatus.Processing when IsAtomic:
                Reverse(work, Code, Message);
                break;
            case WithdrawalBatchStatus.Processing when CreatedCount > 0:
                End(WithdrawalBatchStatus.PartiallyCompleted, work, Code, Message);
                break;
            case WithdrawalBatchStatus.Releasing or WithdrawalBatchStatus.Reversing:
                break;
            default:
                Reject(Code, Message, work);
                break;
        }
    }

    private string RefusalText =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{RefusedCount} of {LineCount} lines cannot be paid."
        );

    private void EndProcessing(Work work)
    {
        if (RefusedCount == 0)
        {
            End(WithdrawalBatchStatus.Completed, work);
        }
        else if (CreatedCount == 0)
        {
            Reject(LinesRefused, RefusalText, work);
        }
        else
        {
            End(WithdrawalBatchStatus.PartiallyCompleted, work, LinesRefused, RefusalText);
        }
    }

    // Lines that have a withdrawal are the first ones of the file: the way back ends after them, and
    // after withdrawals that were made and are in no line yet.
    private void Reverse(Work work, string code, string message)
    {
        (ReasonCode, ReasonMessage, LinesMade) = (code, message, LinesDone);
        Begin(WithdrawalBatchStatus.Reversing, work);
    }

    private void Begin(WithdrawalBatchStatus pass, Work work)
    {
        HasBegun |= pass is WithdrawalBatchStatus.Processing;
        AdvanceTo(0, FirstOffset, FirstRow);
        MoveTo(pass, work);
    }

    private void End(
        WithdrawalBatchStatus end,
        Work work,
        string? code = null,
        string? message = null
    )
    {
        (ReasonCode, ReasonMessage, FinishedAt) = (code, message, work.Now);
        MoveTo(end, work);
    }

    private void Progressed(Work work)
    {
        Version++;
        work.Events.Append(this, "withdrawal_batch.progressed", Counts());
    }

    private void MoveTo(WithdrawalBatchStatus next, Work work)
    {
        var move = WithdrawalBatchLifecycle.Table.Demand(Subject, Status, next, work.Caller.Actor);
        Status = next;
        Version++;
        work.Events.Moved(this, move, Counts());
    }

    private object Counts() =>
        new
        {
            LineCount,
            LinesDone,
            CreatedCount,
            RefusedCount,
            ReasonCode,
        };
}
