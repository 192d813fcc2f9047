using System.Security.Cryptography;
using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Files;
using Payments.Domain.Tenancy;
using Payments.Domain.WithdrawalBatches;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>What to pay out, and how the lines hang together. Give either `lines` or `fileId`.</summary>
/// <param name="Mode">All lines or none, or each by itself.</param>
/// <param name="Lines">1 to 500 lines.</param>
/// <param name="FileId">A file of yours with up to 100,000 lines of at most 64 KiB, stored by `uploadFile`.</param>
/// <param name="Format">How the file is written; given with `fileId`.</param>
/// <param name="ExternalId">Your own reference, unique among your batches; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
/// <param name="DryRun">
/// The batch tries each line by itself against the balance as it is, makes nothing and uses up no key of a line; it ends VALIDATED.
/// </param>
public sealed record CreateWithdrawalBatchInput(
    WithdrawalBatchMode Mode,
    IReadOnlyList<WithdrawalBatchLineInput>? Lines,
    [property: ID<StoredFile>] StoredFileId? FileId,
    WithdrawalBatchFormat? Format,
    string? ExternalId,
    string IdempotencyKey,
    bool? DryRun
)
{
    /// <summary>The most lines of a request; more come as a file.</summary>
    internal const int LinesMax = 500;

    internal CreateWithdrawalBatch ToCommand()
    {
        if (ExternalId is not null)
        {
            Payments.Domain.Parties.ExternalId.Check(ExternalId).Require("input", "externalId");
        }

        return (Lines, FileId, Format) switch
        {
            ({ Count: > LinesMax }, null, null) => throw new InvalidInputException(
                "A request has at most 500 lines; more come as a file.",
                "input",
                "lines"
            ),
            ({ } lines, null, null) => OfLines(lines),
            (null, { } file, { } format) => new(Mode, format, DryRun is true, ExternalId)
            {
                FileId = file,
            },
            (null, { }, null) => throw new InvalidInputException(
                "Say how the file is written.",
                "input",
                "format"
            ),
            _ => throw new InvalidInputException(
                "Give either lines, or fileId with format.",
                "input",
                "lines"
            ),
        };
    }

    private CreateWithdrawalBatch OfLines(IReadOnlyList<WithdrawalBatchLineInput> lines)
    {
        using var content = new MemoryStream();
        foreach (var line in lines)
        {
            JsonSerializer.Serialize(content, line, LineJson.Options);
            content.WriteByte((byte)'\n');
        }

        var bytes = content.ToArray();
        return new(Mode, WithdrawalBatchFormat.Jsonl, DryRun is true, ExternalId)
        {
            Lines = bytes,
            LinesSha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
    }
}

/// <summary>What became of the request.</summary>
/// <param name="WithdrawalBatch">The batch, as it was received; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record CreateWithdrawalBatchPayload(WithdrawalBatch? WithdrawalBatch, bool Replayed);

/// <summary>Which batch to stop.</summary>
/// <param name="WithdrawalBatchId">One that is RECEIVED, VALIDATING or PROCESSING.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record CancelWithdrawalBatchInput(
    [property: ID<WithdrawalBatch>] WithdrawalBatchId WithdrawalBatchId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="WithdrawalBatch">The batch, CANCELLING; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record CancelWithdrawalBatchPayload(WithdrawalBatch? WithdrawalBatch, bool Replayed);

[MutationType]
public static class WithdrawalBatchMutations
{
    /// <summary>
    /// Pays out many amounts at once, from lines of the request or of a file. It is worked on in the
    /// background: `withdrawalBatchChanged` tells how far it is, `lines` what became of each. A line goes
    /// through all that `createWithdrawal` asks for: fees, rails, checks of payees, approvals, reviews.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">The lines.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreateWithdrawalBatchPayload> CreateWithdrawalBatchAsync(
        CreateWithdrawalBatchInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            input.ToCommand(),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Stops a batch: what is not made yet is never made. What a BEST_EFFORT batch made before stays;
    /// the withdrawals of an ATOMIC one, of which no rail has any, are cancelled. It is CANCELLED a moment later.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">Which.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CancelWithdrawalBatchPayload> CancelWithdrawalBatchAsync(
        CancelWithdrawalBatchInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new CancelWithdrawalBatch(input.WithdrawalBatchId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
