using Microsoft.Extensions.Logging.Abstractions;
using Payments.Domain.AdverseMedia;
using Payments.Domain.Clock;
using Payments.Domain.Conversions;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Outbox;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Rfis;
using Payments.Domain.StatementExports;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.VirtualAccounts;
using Payments.Domain.Webhooks;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.WithdrawalBatches;
using Payments.Storage;
using Payments.Storage.Clock;
using Payments.Storage.Outbox;

namespace Payments.Tests.Simulation;

/// <summary>
/// One life of the server: the real store, gate, outbox pumps, timers and notice receiver. Nothing in
/// it runs by itself: every pass is a step of the simulation.
/// </summary>
internal sealed class SimulatedServer : IAsyncDisposable
{
    private SimulatedServer(PaymentsStorage storage, SimulatedGate gate, Outside outside)
    {
        (Storage, Gate) = (storage, gate);
        IOutboxHandler[] handlers =
        [
            new RailInstructions(outside.Rail, gate, storage.RailOutages),
            new OneByOne(new RailRecalls(outside.Rail, gate)),
            new OneByOne(new SimulatedCredits(outside.Rail, gate)),
            new OneByOne(new SimulatedRecalls(outside.Rail, gate)),
            new OneByOne(new RecallAnswers(outside.Rail, gate)),
            new OneByOne(new CreditAssignments(gate)),
            new OneByOne(new SimulatedOutcomes(outside.Rail, outside.Rail, gate)),
            new OneByOne(new KycChecks(outside.Screening, gate)),
            new OneByOne(new AdverseMediaStart(outside.Search, gate)),
            new OneByOne(new AdverseMediaFetch(outside.Search, gate)),
            new OneByOne(new InboundPrices(outside.Market, gate)),
            new OneByOne(new InboundOrders(outside.Market, gate)),
            new OneByOne(new MarketOrders(outside.Market, gate)),
            new OneByOne(new MarketCancellations(outside.Market, gate)),
            new OneByOne(
                new WebhookSender(
                    new SimulatedPost(outside.Receiver, storage.Database),
                    gate,
                    storage.Database,
                    storage.Time
                )
            ),
            new OneByOne(
                new StatementExportWorker(
                    storage.Database,
                    gate,
                    new([
                        new DepositStatementText(),
                        new DepositRefundStatementText(),
                        new WithdrawalStatementText(),
                        new PaymentStatementText(),
                        new ConversionStatementText(),
                    ]),
                    [new CsvStatement(), new CamtStatement(), new SwiftStatement()]
                )
                {
                    PieceRows = 3,
                }
            ),
            // Small stretches, so that there is much between the beginning and the end of a batch.
            new OneByOne(new WithdrawalBatchWorker(storage.Database, gate) { StretchLines = 2 }),
        ];
        var leases = new OutboxLeases(storage.Database, storage.Time);
        Pumps =
        [
            .. handlers.Select(handler =>
                (
                    handler.Kind,
                    new OutboxPump(
                        handler,
                        leases,
                        storage.OutboxSignals,
                        gate,
                        NullLogger.Instance
                    )
                )
            ),
        ];
        ITimerHandler[] timers =
        [
            new QuoteExpiry(),
            new WithdrawalSchedule(),
            new FailedWithdrawalRefund(),
            new CreditRecallDeadline(),
            new RfiDeadline(),
            new RfiReminder(),
        ];
        Timers = new(storage.Database, gate, timers, storage.Time, NullLogger<Timers>.Instance);
        Webhooks = new(storage, gate);
        Outages = new(storage.Database, gate, storage.RailOutages, storage.Time);
        Accounts = new(storage.Database);
        Receiver = new(gate, storage.Database, Accounts, new FundingPayees(storage.Database));
    }

    public PaymentsStorage Storage { get; }

    public SimulatedGate Gate { get; }

    public IReadOnlyList<(string Kind, OutboxPump Pump)> Pumps { get; }

    public Timers Timers { get; }

    public SimulatedDispatch Webhooks { get; }

    public RailOutageKeeper Outages { get; }

    public VirtualAccountDirectory Accounts { get; }

    public RailNoticeReceiver Receiver { get; }

    public static async Task<SimulatedServer> StartAsync(
        DatabaseFile file,
        TimeProvider time,
        Func<PaymentsStorage, SimulatedGate> gateOf,
        Outside outside
    )
    {
        var storage = await PaymentsStorage.StartAsync(file.Settings, time, CancellationToken.None);
        return new(storage, gateOf(storage), outside);
    }

    public async ValueTask DisposeAsync()
    {
        Timers.Dispose();
        await Storage.DisposeAsync();
    }
}

/// <summary>What lives on when the server dies.</summary>
internal sealed record Outside(
    SimulatedRail Rail,
    SimulatedScreening Screening,
    SimulatedMarket Market,
    SimulatedReceiver Receiver,
    SimulatedSearch Search
);
