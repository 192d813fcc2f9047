using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Events;
using Payments.Domain.Storage;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Storage.Events;

namespace Payments.GraphQL.Deposits;

/// <summary>
/// Runs simulations and waits until the rail's notice has made the deposit, told by the log of
/// events like everybody else.
/// </summary>
public sealed class DepositArrivals(
    IWriteGate gate,
    IDatabase database,
    EventLog events,
    TimeProvider time
)
{
    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(5);

    // The rail's notice may be faster than its answer to the request: either can come last.
    private static readonly EventFilter Steps = new()
    {
        Types =
        [
            "deposit.confirmed",
            "deposit.reviewing",
            "suspended_credit.held",
            SimulateDeposit.SentEvent,
        ],
    };

    /// <summary>What became of it; null when the rail takes longer than anybody waits.</summary>
    public async Task<(
        BookedCredit? Booked,
        DepositSimulation Simulation,
        bool Replayed
    )> SimulateAsync(
        Command<DepositSimulation> command,
        Caller caller,
        CommandOptions options,
        CancellationToken cancellationToken
    )
    {
        using var patience = new CancellationTokenSource(PatienceMax, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(
            patience.Token,
            cancellationToken
        );
        // Listening starts before the rail is asked, so that no answer can be missed.
        var arrivals = events.ReadAsync(caller.TenantId, Steps, null, both.Token);
        var result = await gate.RunAsync(command, caller, options, cancellationToken);
        return (
            await WaitAsync(
                result.Value.Id,
                caller.TenantId,
                arrivals,
                both.Token,
                cancellationToken
            ),
            result.Value,
            result.Replayed
        );
    }

    private async Task<BookedCredit?> WaitAsync(
        DepositSimulationId id,
        TenantId tenantId,
        IAsyncEnumerable<EventRecord> arrivals,
        CancellationToken patience,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(id, tenantId, cancellationToken) is { } early)
        {
            return early;
        }

        try
        {
            await foreach (var _ in arrivals.WithCancellation(patience))
            {
                if (await FindAsync(id, tenantId, cancellationToken) is { } booked)
                {
                    return booked;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Out of patience: the deposit will be pushed when it comes.
        }

        return await FindAsync(id, tenantId, cancellationToken);
    }

    private async Task<BookedCredit?> FindAsync(
        DepositSimulationId id,
        TenantId tenantId,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Of(tenantId));
        var credits = db.Set<DepositSimulation>()
            .Where(simulation => simulation.Id == id)
            .Select(simulation => simulation.RailCreditId);
        var deposit = await db.Set<Deposit>()
            .SingleOrDefaultAsync(row => credits.Contains(row.RailCreditId), cancellationToken);
        if (deposit is not null)
        {
            return new(deposit, null);
        }

        var suspended = await db.Set<SuspendedCredit>()
            .SingleOrDefaultAsync(row => credits.Contains(row.RailCreditId), cancellationToken);
        return suspended is null ? null : new(null, suspended);
    }
}
