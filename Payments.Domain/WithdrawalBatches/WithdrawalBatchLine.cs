using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.WithdrawalBatches;

/// <summary>What became of a line.</summary>
public enum WithdrawalBatchLineStatus
{
    /// <summary>It was tried and nothing speaks against it; no withdrawal is made.</summary>
    Valid,

    /// <summary>It has its withdrawal.</summary>
    Created,

    /// <summary>It has none; `errors` say why.</summary>
    Refused,

    /// <summary>It had a withdrawal, which was cancelled with its batch.</summary>
    Cancelled,
}

/// <summary>What speaks against a line.</summary>
/// <param name="Code">From the catalogue of all refusals.</param>
/// <param name="Message">For people.</param>
/// <param name="Path">The field of the line, outermost first; empty when it is none in particular.</param>
/// <param name="Column">Where in the row of the file, from 1, in characters of UTF-8; null when the text itself is well-formed.</param>
public sealed record LineProblem(
    ErrorCode Code,
    string Message,
    IReadOnlyList<string> Path,
    int? Column = null
)
{
    public bool Retryable => ErrorCatalogue.IsRetryable(Code);
}

/// <summary>One line of a batch, once it was looked at.</summary>
public sealed class WithdrawalBatchLine : ITenantOwned
{
    private WithdrawalBatchLine() { } // EF Core

    public TenantId TenantId { get; private init; }

    public WithdrawalBatchId BatchId { get; private init; }

    /// <summary>From 1, in the order of the file.</summary>
    public int Number { get; private init; }

    /// <summary>The row of the file that it begins in, from 1.</summary>
    public int Row { get; private init; }

    /// <summary>Null when it could not be read.</summary>
    public string? Key { get; private init; }

    public WithdrawalBatchLineStatus Status { get; private set; }

    public WithdrawalId? WithdrawalId { get; private set; }

    /// <summary>The key had made the withdrawal before this batch.</summary>
    public bool IsReplayed { get; private set; }

    public string? ProblemsJson { get; private set; }

    public IReadOnlyList<LineProblem> Problems =>
        ProblemsJson is null
            ? []
            : JsonSerializer.Deserialize<LineProblem[]>(ProblemsJson, CommandJson.Options)!;

    internal static WithdrawalBatchLine Of(WithdrawalBatch batch, LineOutcome outcome)
    {
        var line = new WithdrawalBatchLine
        {
            TenantId = batch.TenantId,
            BatchId = batch.Id,
            Number = outcome.Number,
            Row = outcome.Row,
            Key = outcome.Key,
        };
        line.Take(outcome);
        return line;
    }

    internal void Take(LineOutcome outcome)
    {
        Status = outcome.Status;
        WithdrawalId = outcome.WithdrawalId;
        IsReplayed = outcome.IsReplayed;
        ProblemsJson =
            outcome.Problems.Count == 0
                ? null
                : JsonSerializer.Serialize(outcome.Problems, CommandJson.Options);
    }

    internal void Cancel() => Status = WithdrawalBatchLineStatus.Cancelled;
}
