using System.Reflection;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Identity;

namespace Payments.GraphQL.Reading;

/// <summary>The contexts that the resolvers of one request opened; given back when it is over.</summary>
public sealed class RequestContexts(IDatabase database) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<PaymentsDb> _open = [];

    public PaymentsDb Open(TenantId tenantId) => Keep(database.Open(TenantScope.Of(tenantId)));

    /// <summary>For operators, who see all tenants of their environment.</summary>
    public PaymentsDb OpenPlatform() => Keep(database.Open(TenantScope.Platform));

    private PaymentsDb Keep(PaymentsDb db)
    {
        lock (_lock)
        {
            _open.Add(db);
        }

        return db;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var db in _open)
        {
            await db.DisposeAsync();
        }
    }
}

/// <summary>
/// A resolver that takes a <see cref="PaymentsDb"/> gets one of its own that sees the caller's tenant
/// and nothing else; an anonymous caller is refused.
/// </summary>
internal sealed class PaymentsDbBinding : IParameterBinding
{
    public bool CanBind(ParameterInfo parameter) => parameter.ParameterType == typeof(PaymentsDb);

    public Func<IResolverContext, object?> Bind(ParameterInfo parameter) =>
        context => context.Service<RequestContexts>().Open(context.User.Caller().TenantId);
}

/// <summary>A resolver that takes a <see cref="Caller"/> is closed to anonymous callers.</summary>
internal sealed class CallerBinding : IParameterBinding
{
    public bool CanBind(ParameterInfo parameter) => parameter.ParameterType == typeof(Caller);

    public Func<IResolverContext, object?> Bind(ParameterInfo parameter) =>
        context => context.User.Caller();
}
