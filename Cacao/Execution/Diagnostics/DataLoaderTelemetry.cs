using System.Diagnostics;
using Cacao.Execution.DataLoaders;

namespace Cacao.Execution.Diagnostics;

/// <summary>Activities and metrics of batches: whose and how large, never which keys.</summary>
internal sealed class DataLoaderTelemetry(InstrumentationOptions options, EngineMeter meter)
    : DataLoaderDiagnosticEventListener
{
    private bool Traces =>
        options.Scopes.HasFlag(ActivityScopes.DataLoaderBatch)
        && EngineTelemetry.Source.HasListeners();

    public override bool IsEnabled => meter.BatchSize.Enabled || Traces;

    public override IDisposable ExecuteBatch<TKey>(IDataLoader dataLoader, IReadOnlyList<TKey> keys)
    {
        var name = dataLoader.GetType().Name;
        meter.BatchSize.Record(
            keys.Count,
            new KeyValuePair<string, object?>("graphql.dataloader.name", name)
        );
        var activity = Traces ? EngineTelemetry.Source.StartActivity("DataLoader Batch") : null;
        activity?.SetTag("graphql.dataloader.name", name);
        activity?.SetTag("graphql.dataloader.batch.size", keys.Count);
        return activity ?? EmptyScope;
    }

    public override void BatchError<TKey>(IReadOnlyList<TKey> keys, Exception exception)
    {
        if (Traces)
        {
            ExecutionTelemetry.Fail(Activity.Current, exception);
        }
    }
}
