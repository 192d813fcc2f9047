using Payments.Banks.Rails;
using Payments.Domain.Clock;
using Payments.Domain.Conversions;
using Payments.Domain.Deposits;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Outbox;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Conversions;
using Payments.GraphQL.Deposits;
using Payments.GraphQL.Events;
using Payments.GraphQL.Fx;
using Payments.GraphQL.FxPayments;
using Payments.GraphQL.Operators;
using Payments.GraphQL.RailOutages;
using Payments.GraphQL.SuspendedCredits;
using Payments.GraphQL.Withdrawals;

namespace Payments.GraphQL.Rails;

/// <summary>What moving money needs of the host: workers, timers, events, and the rails' door.</summary>
public static partial class RailsModule
{
    public static IServiceCollection AddMoneyMovement(this IServiceCollection services)
    {
        services.AddSingleton<RailNoticeReceiver>();
        services.AddSingleton<FundingPayees>();
        services.AddSingleton<DepositArrivals>();
        services.AddSingleton<OperatorDesk>();
        services.AddSingleton<IOutboxHandler, RailInstructions>();
        services.AddSingleton<RailOutageKeeper>();
        services.AddHostedService<RailOutageWatch>();
        services.AddSingleton<IOutboxHandler, SimulatedCredits>();
        services.AddSingleton<IOutboxHandler, SimulatedOutcomes>();
        services.AddSingleton<IOutboxHandler, CreditAssignments>();
        services.AddSingleton<ITimerHandler, QuoteExpiry>();
        services.AddSingleton<ITimerHandler, WithdrawalSchedule>();
        services.AddSingleton<ITimerHandler, FailedWithdrawalRefund>();
        services.AddSingleton<IOutboxHandler, RailRecalls>();
        services.AddSingleton<IOutboxHandler, InboundPrices>();
        services.AddSingleton<IOutboxHandler, InboundOrders>();
        services.AddSingleton<IOutboxHandler, InboundSimulations>();
        services.AddSingleton<IOutboxHandler, MarketOrders>();
        services.AddSingleton<IOutboxHandler, MarketCancellations>();
        services.AddSingleton<IOutboxHandler, MarketSimulations>();
        services.AddEventKind<DepositId>((record, cursor) => new DepositEvent(record, cursor));
        services.AddEventKind<SuspendedCreditId>(
            (record, cursor) => new SuspendedCreditEvent(record, cursor)
        );
        services.AddEventKind<WithdrawalId>(
            (record, cursor) => new WithdrawalEvent(record, cursor)
        );
        services.AddEventKind<QuoteId>((record, cursor) => new QuoteEvent(record, cursor));
        services.AddEventKind<ConversionId>(
            (record, cursor) => new ConversionEvent(record, cursor)
        );
        services.AddEventKind<PaymentId>((record, cursor) => new PaymentEvent(record, cursor));
        return services;
    }

    /// <summary>Where rails post their notices; answered only when all of a notice is durable.</summary>
    public static void MapRails(this IEndpointRouteBuilder routes) =>
        routes.MapRailNotices(
            async (context, notice) =>
            {
                var services = context.RequestServices;
                var unclaimed = await services
                    .GetRequiredService<RailNoticeReceiver>()
                    .TakeAsync(notice, context.RequestAborted);
                foreach (var credit in unclaimed)
                {
                    LogUnclaimed(
                        services.GetRequiredService<ILogger<RailNoticeReceiver>>(),
                        credit.CreditId,
                        notice.Scheme
                    );
                }
            }
        );

    [LoggerMessage(
        LogLevel.Error,
        "Credit {CreditId} of {Rail} is more than the account has room for: it stays with the rail."
    )]
    private static partial void LogUnclaimed(ILogger logger, string creditId, RailScheme rail);
}
