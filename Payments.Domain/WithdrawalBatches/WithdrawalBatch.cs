using Payments.Domain.Errors;
using Payments.Domain.Files;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.WithdrawalBatches;

/// <summary>
/// Many withdrawals that were asked for together. How far it got stands here, in the transaction
/// that keeps what became of the lines, so that a crash takes nothing away and nothing is made twice.
/// </summary>
public sealed partial class WithdrawalBatch : ITenantOwned, ISubject
{
    /// <summary>The most lines of one.</summary>
    public const int LinesMax = 100_000;

    private WithdrawalBatch() { } // EF Core

    public TenantId TenantId { get; private init; }

    public WithdrawalBatchId Id { get; private init; }

    public WithdrawalBatchMode Mode { get; private init; }

    /// <summary>Its lines are only tried.</summary>
    public bool IsDryRun { get; private init; }

    public WithdrawalBatchFormat Format { get; private init; }

    /// <summary>Lines that came with the request are parts of a file that nobody else sees.</summary>
    public StoredFileId FileId { get; private init; }

    public long FileSize { get; private init; }

    /// <summary>The lines came with the request.</summary>
    public bool IsInline { get; private init; }

    public string? ExternalId { get; private init; }

    /// <summary>The member or application that asked for it, and that makes its withdrawals.</summary>
    public string? CreatedBy { get; private init; }

    /// <summary>A simulation: this line is refused when it is made, though it was valid.</summary>
    public int? RefusedLine { get; private init; }

    /// <summary>A simulation: it stays in this status until it is cancelled.</summary>
    public WithdrawalBatchStatus? StallsIn { get; private init; }

    public WithdrawalBatchStatus Status { get; private set; }

    /// <summary>Null until the file is read.</summary>
    public int? LineCount { get; private set; }

    public int ValidCount { get; private set; }

    /// <summary>Lines with a withdrawal, those included that had it before.</summary>
    public int CreatedCount { get; private set; }

    public int ReplayedCount { get; private set; }

    public int RefusedCount { get; private set; }

    /// <summary>Withdrawals may have been made.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Lines that the present pass is done with.</summary>
    public int LinesDone { get; private set; }

    /// <summary>Lines that may have a withdrawal, when all of them are to be cancelled.</summary>
    public int LinesMade { get; private set; }

    /// <summary>Where the first line begins, in bytes: after the header.</summary>
    public long FirstOffset { get; private set; }

    public int FirstRow { get; private set; }

    /// <summary>Where the next line begins, in bytes.</summary>
    public long NextOffset { get; private set; }

    /// <summary>And in rows, from 1.</summary>
    public int NextRow { get; private set; }

    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => WithdrawalBatchLifecycle.Table.IsFinal(Status);

    public bool IsStalled => StallsIn == Status;

    /// <summary>How much of the work is done, in hundredths.</summary>
    public int Progress
    {
        get
        {
            if (IsFinal)
            {
                return 100;
            }

            var passes = Mode is WithdrawalBatchMode.Atomic && !IsDryRun ? 3 : 1;
            var before = Status switch
            {
                WithdrawalBatchStatus.Releasing or WithdrawalBatchStatus.Reversing => passes - 1,
                WithdrawalBatchStatus.Processing => passes / 2,
                _ => 0,
            };
            return LineCount is > 0 and var count
                ? Math.Min(99, (int)(((100L * before) + (100L * LinesDone / count)) / passes))
                : 0;
        }
    }

    internal static WithdrawalBatch Receive(
        CreateWithdrawalBatch input,
        (StoredFileId Id, long Size) file,
        Caller caller,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = caller.TenantId,
            Id = EntityId.New<WithdrawalBatchId>(),
            Mode = input.Mode,
            IsDryRun = input.IsDryRun,
            Format = input.Format,
            FileId = file.Id,
            FileSize = file.Size,
            IsInline = input.FileId is null,
            ExternalId = input.ExternalId,
            CreatedBy = caller.PrincipalId,
            RefusedLine = input.RefusedLine,
            StallsIn = input.StallsIn,
            FirstRow = 1,
            NextRow = 1,
            Version = 1,
            CreatedAt = now,
        };

    /// <summary>For each withdrawal of it, at the moment when it is made.</summary>
    /// <exception cref="WithdrawalBatchStoppedException">It was cancelled, or is over.</exception>
    internal void RequireOpen()
    {
        if (Status is not (WithdrawalBatchStatus.Validating or WithdrawalBatchStatus.Processing))
        {
            throw new WithdrawalBatchStoppedException(Subject, Status);
        }
    }
}

/// <summary>The batch makes no withdrawals any more.</summary>
public sealed class WithdrawalBatchStoppedException(Subject batch, WithdrawalBatchStatus status)
    : DomainException(
        ErrorCode.IllegalTransition,
        $"{batch} is {StatusName.Of(status)}: no withdrawal of it is made any more."
    );
