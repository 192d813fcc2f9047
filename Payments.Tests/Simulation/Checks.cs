using Microsoft.EntityFrameworkCore;
using Payments.Domain.Clock;
using Payments.Domain.Deposits;
using Payments.Domain.Events;
using Payments.Domain.Idempotency;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.RailOutages;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Tests.Simulation.Books;

namespace Payments.Tests.Simulation;

/// <summary>What must be true of the database after every crash, and when the world is at rest.</summary>
internal static class Checks
{
    /// <summary>True at every moment between two transactions.</summary>
    public static async Task AlwaysAsync(SimulatedWorld simulation)
    {
        var database = simulation.Server.Storage.Database;
        foreach (var tenant in simulation.Books)
        {
            var fault = await new LedgerProof(database).VerifyAsync(
                tenant.Id,
                CancellationToken.None
            );
            SimulationFaultException.When(
                fault is not null,
                $"{tenant.Name}'s book: {fault?.What}"
            );

            await using var db = database.Open(tenant.Scope);
            await BalancesFollowFromObjectsAsync(tenant, db);
            await KeysAreKeptAsync(simulation, tenant, db);
            await RfiChecks.AlwaysAsync(simulation.Trace, db);
            await OutageChecks.AlwaysAsync(simulation.Rail, simulation.Trace, db);
        }
    }

    /// <summary>Nothing is waiting for a rail, an answer or an instant.</summary>
    public static async Task<bool> IsAtRestAsync(SimulatedWorld simulation)
    {
        await using var db = simulation.Server.Storage.Database.Open(TenantScope.Platform);
        return !simulation.Rail.HasNews
            && simulation.Server.Webhooks.HasReadAll
            && simulation.Orders.All(order => order.State is not OrderState.Unanswered)
            && !await db.AcrossTenants<OutboxItem>()
                .AnyAsync(item => item.Status == OutboxStatus.Pending)
            && !await db.AcrossTenants<HeldRailOrder>().AnyAsync()
            && !await db.AcrossTenants<ScheduledTimer>().AnyAsync();
    }

    /// <summary>Everything has happened, once, and everybody agrees on what it was.</summary>
    public static async Task AtRestAsync(SimulatedWorld simulation)
    {
        await AlwaysAsync(simulation);
        await NothingIsGivenUpAsync(simulation);
        await OutageChecks.AtRestAsync(simulation);
        await SuspenseChecks.AgreeAsync(simulation);
        foreach (var tenant in simulation.Books)
        {
            await using var db = simulation.Server.Storage.Database.Open(tenant.Scope);
            await EveryOrderMadeOneThingAsync(simulation, tenant, db);
            await RailChecks.AgreeAsync(simulation.Rail, tenant, db);
            await MarketChecks.AgreeAsync(simulation.Market, db);
            await BatchChecks.AgreeAsync(db);
            await RfiChecks.AgreeAsync(simulation, tenant, db);
            await FileChecks.AgreeAsync(simulation, tenant);
            await SearchChecks.AgreeAsync(simulation, db);
            await StatementChecks.AgreeAsync(simulation, tenant, db);
            await WebhookChecks.AgreeAsync(simulation, tenant, db);
            simulation.Trace.Write($"{tenant.Name}: {await BalanceSheet.OfLedgerAsync(db)}");
        }

        await RailChecks.HoldsTheSameMoneyAsync(simulation);
        await RecallChecks.AgreeAsync(simulation);
        await WhatWasReadIsTheLogAsync(simulation);
    }

    private static async Task BalancesFollowFromObjectsAsync(SimulatedTenant tenant, PaymentsDb db)
    {
        var expected = new BalanceSheet();
        foreach (var book in Book.All)
        {
            await book.WriteAsync(expected, db);
        }

        var actual = await BalanceSheet.OfLedgerAsync(db);
        SimulationFaultException.When(
            actual.ToString() != expected.ToString(),
            $"{tenant.Name}'s objects make [{expected}], its ledger has [{actual}]."
        );
    }

    // An order without an answer may have a key or not; every other one is known for sure.
    private static async Task KeysAreKeptAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant,
        PaymentsDb db
    )
    {
        var kept = (await db.Set<IdempotencyRecord>().ToListAsync()).ToDictionary(record =>
            record.Key
        );
        foreach (var order in simulation.OrdersOf(tenant))
        {
            var record = kept.GetValueOrDefault(order.Key);
            SimulationFaultException.When(
                order.State is OrderState.Accepted && record?.Subject != order.Subject,
                $"{order.Operation} {order.Key} was acknowledged, and is gone."
            );
            SimulationFaultException.When(
                order.State is OrderState.Refused && record is not null,
                $"{order.Operation} {order.Key} was refused, and has happened."
            );
        }
    }

    private static async Task EveryOrderMadeOneThingAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant,
        PaymentsDb db
    )
    {
        var accepted = simulation
            .OrdersOf(tenant)
            .Where(order => order.State is OrderState.Accepted)
            .ToList();
        foreach (var orders in accepted.Where(order => order.Creates).GroupBy(order => order.Made))
        {
            var there = await orders.First().CountAsync(db);
            SimulationFaultException.When(
                there != orders.Count(),
                $"{tenant.Name} was promised {orders.Count()} of {orders.Key.Name}, and has {there}."
            );
        }

        // Who agrees to a recall refunds as well.
        var promised = accepted.Count(order =>
            order.Operation is "refundDeposit" or "acceptCreditRecall"
        );
        var refunds = await db.Set<DepositRefund>()
            .CountAsync(refund => refund.Source == RefundSource.Balance);
        SimulationFaultException.When(
            promised != refunds,
            $"{tenant.Name} was promised {promised} refunds, and has {refunds}."
        );
    }

    private static async Task NothingIsGivenUpAsync(SimulatedWorld simulation)
    {
        await using var db = simulation.Server.Storage.Database.Open(TenantScope.Platform);
        var dead = await db.AcrossTenants<OutboxItem>().FirstOrDefaultAsync();
        SimulationFaultException.When(
            dead is not null,
            $"{dead?.Kind} was given up: {dead?.LastError}"
        );
    }

    private static async Task WhatWasReadIsTheLogAsync(SimulatedWorld simulation)
    {
        await using var db = simulation.Server.Storage.Database.Open(TenantScope.Platform);
        var log = await db.AcrossTenants<EventRecord>()
            .OrderBy(record => record.Sequence)
            .ToListAsync();
        SimulationFaultException.When(
            !log.Select(EventReader.Describe).SequenceEqual(simulation.Events.Read),
            "The events that were read are not the log."
        );
    }
}
