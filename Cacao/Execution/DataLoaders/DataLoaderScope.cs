using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Execution.DataLoaders;

/// <summary>
/// The DataLoaders of one operation. Each has a service scope of its own, because it runs beside the
/// resolvers and beside other DataLoaders, and a <c>DbContext</c> must not.
/// </summary>
internal sealed class DataLoaderScope(
    ExecutorSettings settings,
    IServiceProvider request,
    Action wakeLoop
) : IAsyncDisposable
{
    private readonly RequestBatchScheduler _scheduler = new(wakeLoop, settings.Diagnostics);
    private readonly Dictionary<Type, object> _loaders = [];
    private readonly List<AsyncServiceScope> _scopes = [];

    public T Get<T>()
        where T : notnull
    {
        // Resolvers that have waited continue on any thread.
        lock (_loaders)
        {
            if (!_loaders.TryGetValue(typeof(T), out var loader))
            {
                var scope = settings.DataLoaders.OpenScope(request);
                _scopes.Add(scope);
                loader = settings
                    .DataLoaders.For(typeof(T))
                    .Create(scope.ServiceProvider, _scheduler);
                _loaders.Add(typeof(T), loader);
            }

            return (T)loader;
        }
    }

    public bool TryDispatch() => _scheduler.TryDispatch();

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes)
        {
            await scope.DisposeAsync();
        }
    }
}
