using Payments.Banks.Rails;
using Payments.Domain.Deposits;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.GraphQL.Deposits;

namespace Payments.GraphQL.Rails;

/// <summary>What the rails need of the host: their workers and their door.</summary>
public static partial class RailsModule
{
    public static IServiceCollection AddRails(this IServiceCollection services)
    {
        services.AddSingleton<RailNoticeReceiver>();
        services.AddSingleton<DepositArrivals>();
        services.AddSingleton<IOutboxHandler, RailInstructions>();
        services.AddSingleton<IOutboxHandler, SimulatedCredits>();
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
        "Credit {CreditId} of {Rail} is for no account of ours: it stays with the rail."
    )]
    private static partial void LogUnclaimed(ILogger logger, string creditId, RailScheme rail);
}
