using Payments.Domain.Outbox;
using Payments.Domain.WithdrawalBatches;
using Payments.GraphQL.Events;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>What batches need of the host: their worker and the events.</summary>
public static class WithdrawalBatchesModule
{
    public static IServiceCollection AddWithdrawalBatches(this IServiceCollection services)
    {
        services.AddSingleton<IOutboxHandler, WithdrawalBatchWorker>();
        services.AddEventKind<WithdrawalBatchId>(
            (record, cursor) => new WithdrawalBatchEvent(record, cursor)
        );
        return services;
    }
}
