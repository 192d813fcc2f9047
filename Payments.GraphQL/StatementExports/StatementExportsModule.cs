using Payments.Domain.Outbox;
using Payments.Domain.StatementExports;
using Payments.GraphQL.Events;

namespace Payments.GraphQL.StatementExports;

/// <summary>What exports need of the host: their worker, the formats and the events.</summary>
public static class StatementExportsModule
{
    public static IServiceCollection AddStatementExports(this IServiceCollection services)
    {
        services.AddSingleton<IStatementWriter, CsvStatement>();
        services.AddSingleton<IStatementWriter, CamtStatement>();
        services.AddSingleton<IStatementWriter, SwiftStatement>();
        services.AddSingleton<IOutboxHandler, StatementExportWorker>();
        services.AddEventKind<StatementExportId>(
            (record, cursor) => new StatementExportEvent(record, cursor)
        );
        return services;
    }
}
