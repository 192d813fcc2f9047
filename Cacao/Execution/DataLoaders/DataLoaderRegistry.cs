using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Execution.DataLoaders;

/// <summary>Knows how each DataLoader is made; filled by <c>AddDataLoader</c>.</summary>
internal sealed class DataLoaderRegistry(
    IEnumerable<DataLoaderRegistration> registrations,
    IEnumerable<ScopedServiceInitializer> initializers
)
{
    private readonly ConcurrentDictionary<Type, DataLoaderRegistration> _registrations = new(
        registrations
            .GroupBy(registration => registration.ServiceType)
            .Select(group => KeyValuePair.Create(group.Key, group.Last()))
    );

    private readonly ScopedServiceInitializer[] _initializers = [.. initializers];

    public DataLoaderRegistration For(Type type) =>
        _registrations.GetOrAdd(type, static key => DataLoaderRegistration.Of(key, key));

    /// <summary>A scope with its own instances, and with the request's state where that is asked for.</summary>
    public AsyncServiceScope OpenScope(IServiceProvider request)
    {
        var scope = request.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        foreach (var initializer in _initializers)
        {
            initializer.Initialize(request, scope.ServiceProvider);
        }

        return scope;
    }
}

/// <summary>How a DataLoader is made.</summary>
/// <param name="ServiceType">The type that resolvers ask for: the class or its interface.</param>
/// <param name="Create">Makes one for a request, with the services that are for it alone.</param>
internal sealed record DataLoaderRegistration(
    Type ServiceType,
    Func<IServiceProvider, IBatchScheduler, object> Create
)
{
    public static DataLoaderRegistration Of(Type service, Type implementation)
    {
        var create = ActivatorUtilities.CreateFactory(implementation, [typeof(IBatchScheduler)]);
        return new(service, (services, scheduler) => create(services, [scheduler]));
    }
}

/// <summary>Carries state from the request's scope over to a scope opened beside it.</summary>
internal sealed record ScopedServiceInitializer(
    Action<IServiceProvider, IServiceProvider> Initialize
);
