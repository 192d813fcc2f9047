using Payments.Domain.Commands;
using Payments.Domain.Tenancy;
using Payments.Domain.WithdrawalBatches;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>A batch that does not go as it should.</summary>
/// <param name="Mode">All lines or none, or each by itself.</param>
/// <param name="Lines">1 to 500 lines.</param>
/// <param name="RefusedLine">The number of a line that is refused when it is made, though it was valid before.</param>
/// <param name="StallsIn">RECEIVED, VALIDATING or PROCESSING: it stays so until it is cancelled.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record SimulateWithdrawalBatchInput(
    WithdrawalBatchMode Mode,
    IReadOnlyList<WithdrawalBatchLineInput> Lines,
    int? RefusedLine,
    WithdrawalBatchStatus? StallsIn,
    string IdempotencyKey
)
{
    internal CreateWithdrawalBatch ToCommand() =>
        new CreateWithdrawalBatchInput(
            Mode,
            Lines,
            FileId: null,
            Format: null,
            ExternalId: null,
            IdempotencyKey,
            DryRun: null
        ).ToCommand() with
        {
            RefusedLine = RefusedLine,
            StallsIn = StallsIn,
        };
}

/// <summary>What became of the request.</summary>
/// <param name="WithdrawalBatch">The batch, as it was received; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record SimulateWithdrawalBatchPayload(
    WithdrawalBatch? WithdrawalBatch,
    bool Replayed
);

[MutationType]
public static class WithdrawalBatchSimulations
{
    /// <summary>
    /// Sandbox only: a batch of which a line is refused at the last moment (an ATOMIC one then takes all
    /// back), or that stays in a status, so that it can be cancelled there.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">The lines, and what goes wrong.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<ForbiddenError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateWithdrawalBatchPayload> SimulateWithdrawalBatchAsync(
        SimulateWithdrawalBatchInput input,
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
}
