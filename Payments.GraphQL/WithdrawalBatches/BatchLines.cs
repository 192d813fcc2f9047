using System.Globalization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.WithdrawalBatches;
using Payments.Domain.Withdrawals;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>Runs lines of a batch through the gate, in their order, each as a command of its own.</summary>
internal sealed class BatchLines(IWriteGate gate)
{
    /// <returns>What became of each; lines that a cancelled batch no longer makes are left out.</returns>
    public async Task<IReadOnlyList<LineOutcome>> RunAsync(
        WithdrawalBatch batch,
        TenantEnvironment environment,
        IReadOnlyList<LineText> lines,
        LineReader reader,
        BatchKeys keys,
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        // Whoever asked for the batch makes its withdrawals.
        var caller = new Caller(batch.TenantId, environment, Actor.Tenant)
        {
            PrincipalId = batch.CreatedBy,
        };
        await keys.RecallAsync(batch, db, cancellationToken);
        await using var window = new GateWindow<LineOutcome?>();
        foreach (var texts in lines.Chunk(GateWindow<LineOutcome?>.PortionSize))
        {
            var portion = Array.ConvertAll(texts, reader.Read);
            keys.Add(portion);
            var prepared = Array.ConvertAll(portion, line => Prepare(batch, line, keys));
            var known =
                batch.Status is WithdrawalBatchStatus.Validating
                    ? await KnownAsync(prepared, db, cancellationToken)
                    : null;
            if (!await window.HasRoomAsync())
            {
                break;
            }

            window.Send(
                prepared.Select(line => RunAsync(batch, line, known, caller, cancellationToken))
            );
        }

        var outcomes = await window.ResultsAsync();
        return [.. outcomes.OfType<LineOutcome>()];
    }

    private static Task<KnownLines> KnownAsync(
        PreparedLine[] lines,
        PaymentsDb db,
        CancellationToken cancellationToken
    ) =>
        KnownLines.FindAsync(
            db,
            [
                .. lines
                    .Where(line => line.Command is not null)
                    .Select(line => (line.Line.Key!, line.Command!.ExternalId)),
            ],
            cancellationToken
        );

    /// <summary>The command of a line, or what speaks against the line by itself.</summary>
    private static PreparedLine Prepare(WithdrawalBatch batch, ReadLine line, BatchKeys keys)
    {
        if (keys.FirstOf(line) is var first && first < line.Number)
        {
            return Repeated(line, first);
        }

        if (line.Input is not { } input)
        {
            return new(line, null, line.Problems);
        }

        try
        {
            return batch.HasBegun && batch.RefusedLine == line.Number
                ? throw new InvalidInputException("It was asked to be refused.", "input", "key")
                : new(line, input.ToCommand() with { BatchId = batch.Id }, []);
        }
        catch (DomainException refusal)
        {
            return new(line, null, [ProblemOf(refusal)]);
        }
        catch (AggregateException refusals)
            when (refusals.InnerExceptions.All(refusal => refusal is DomainException))
        {
            return new(
                line,
                null,
                [.. refusals.InnerExceptions.Cast<DomainException>().Select(ProblemOf)]
            );
        }
    }

    private async Task<LineOutcome?> RunAsync(
        WithdrawalBatch batch,
        PreparedLine prepared,
        KnownLines? known,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        var line = prepared.Line;
        if (prepared.Command is not { } command)
        {
            return Refused(line, prepared.Problems);
        }

        try
        {
            if (known?.Find(line.Key!, command) is { } made)
            {
                return Known(line, made);
            }

            var isTried = known is not null;
            var result = await gate.RunAsync(
                command,
                caller,
                CommandOptions.Keyed(line.Key!, isTried),
                cancellationToken
            );
            return Accepted(batch, line, result, isTried);
        }
        catch (WithdrawalBatchStoppedException)
        {
            return null;
        }
        catch (DomainException refusal)
        {
            return Refused(line, [ProblemOf(refusal)]);
        }
    }

    private static LineOutcome Accepted(
        WithdrawalBatch batch,
        ReadLine line,
        CommandResult<Withdrawal> result,
        bool isTried
    ) =>
        new(
            line.Number,
            line.Row,
            line.Key,
            isTried ? WithdrawalBatchLineStatus.Valid : WithdrawalBatchLineStatus.Created,
            []
        )
        {
            WithdrawalId = isTried ? null : result.Value.Id,
            // Made by this very batch before a crash, it is no repetition.
            IsReplayed = result.Replayed && result.Value.BatchId != batch.Id,
            Amount = result.Value.Amount,
            Fee = result.Value.Fee,
        };

    private static LineOutcome Known(ReadLine line, WithdrawalId made) =>
        new(line.Number, line.Row, line.Key, WithdrawalBatchLineStatus.Valid, [])
        {
            WithdrawalId = made,
            IsReplayed = true,
        };

    private static PreparedLine Repeated(ReadLine line, int first) =>
        new(
            line,
            null,
            [
                new(
                    ErrorCode.InvalidInput,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Line {first} of the batch has the same key."
                    ),
                    ["key"]
                ),
            ]
        );

    private static LineOutcome Refused(ReadLine line, IReadOnlyList<LineProblem> problems) =>
        new(line.Number, line.Row, line.Key, WithdrawalBatchLineStatus.Refused, problems);

    // A line has no `input` around it, and its idempotency key is the `key`.
    private static LineProblem ProblemOf(DomainException refusal)
    {
        var path = refusal.Path is ["input", ..] ? refusal.Path.Skip(1) : refusal.Path;
        return new(
            refusal.Code,
            // The same words whatever the reason, so that nobody learns which ids exist.
            refusal is NotFoundException
                ? "There is no such object."
                : refusal.Message,
            [.. path.Select(name => name == "idempotencyKey" ? "key" : name)]
        );
    }

    private sealed record PreparedLine(
        ReadLine Line,
        CreateWithdrawal? Command,
        IReadOnlyList<LineProblem> Problems
    );
}
