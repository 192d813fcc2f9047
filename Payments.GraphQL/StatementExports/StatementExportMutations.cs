using Payments.Domain.Commands;
using Payments.Domain.StatementExports;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.StatementExports;

/// <summary>Which statement to write.</summary>
/// <param name="Currency">Which balance.</param>
/// <param name="From">The first instant of it, on your clock.</param>
/// <param name="To">The instant that it ends before: after `from`, and not after now.</param>
/// <param name="Format">How it is written.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record ExportStatementInput(
    Currency Currency,
    DateTimeOffset From,
    DateTimeOffset To,
    StatementFormat Format,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="StatementExport">The export; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record ExportStatementPayload(StatementExport? StatementExport, bool Replayed);

/// <summary>An export that is to fail.</summary>
/// <param name="Currency">Which balance.</param>
/// <param name="From">The first instant of the statement.</param>
/// <param name="To">The instant that it ends before: after `from`, and not after now.</param>
/// <param name="Format">How it would be written.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record SimulateStatementExportFailureInput(
    Currency Currency,
    DateTimeOffset From,
    DateTimeOffset To,
    StatementFormat Format,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="StatementExport">The export; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record SimulateStatementExportFailurePayload(
    StatementExport? StatementExport,
    bool Replayed
);

[MutationType]
public static class StatementExportMutations
{
    /// <summary>
    /// Has a statement of your available funds written to a file. It is written in the background, in
    /// pieces; `statementExportChanged` tells how far it is, `file` is there when it is COMPLETED.
    /// </summary>
    /// <param name="input">Which statement.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ExportStatementPayload> ExportStatementAsync(
        ExportStatementInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new ExportStatement(input.Currency, input.From, input.To, input.Format),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>Sandbox only: an export that becomes FAILED when half of it is written.</summary>
    /// <param name="input">Which statement.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateStatementExportFailurePayload> SimulateStatementExportFailureAsync(
        SimulateStatementExportFailureInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new ExportStatement(input.Currency, input.From, input.To, input.Format)
            {
                ShallFail = true,
            },
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
