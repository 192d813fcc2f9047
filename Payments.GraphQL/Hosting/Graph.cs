using Payments.Domain.Values;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Identity;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Hosting;

/// <summary>The schema: every class of this assembly that carries a type attribute is part of it.</summary>
public static class Graph
{
    public static IRequestExecutorBuilder AddGraph(
        this IServiceCollection services,
        ServerSettings settings
    )
    {
        services.AddScoped<RequestContexts>();
        var builder = services
            .AddGraphQLServer()
            .SetSchema(schema =>
                schema.Description(
                    "Accounts, deposits, withdrawals, payments and currencies over one ledger. Whatever the platform can do is here."
                )
            )
            .AddQueryType()
            .AddMutationType()
            .AddSubscriptionType()
            .AddAssemblyTypes(typeof(Graph).Assembly)
            .AddMutationConventions()
            .AddErrorInterfaceType<IUserError>()
            .AddErrorFilter<TemporaryFaults>()
            .AddGlobalObjectIdentification(nodes => nodes.WhenInvalid = InvalidId.Unknown)
            .AddNodeIdSerializer<PrefixedIds>()
            .BindRuntimeType<AmountText, AmountType>()
            .BindRuntimeType<Currency, CurrencyCodeType>()
            .BindRuntimeType<EventCursorText, EventCursorType>()
            .AddUploadType()
            .AddAuthorization()
            .AddFiltering()
            .AddSorting()
            .ModifyPagingOptions(paging =>
            {
                paging.MinPageSize = 1;
                paging.DefaultPageSize = 50;
                paging.MaxPageSize = 250;
                paging.IncludeTotalCount = true;
                paging.InferConnectionNameFromField = false;
                paging.CursorKey = provider => provider.GetRequiredService<ListSecret>().Key;
            })
            .AddOperations(settings.RegisteredOperations)
            // Not by the environment: without one, the first start is to show the playground.
            .ModifyRequestOptions(requests => requests.ProductionMode = settings.Graph.Production)
            .ModifyCostOptions(cost =>
            {
                cost.MaxFieldCost = settings.Graph.MaxFieldCost;
                cost.MaxTypeCost = settings.Graph.MaxTypeCost;
            })
            .AddSocketSessionInterceptor<SocketSignIn>()
            .AddInstrumentation();
        builder.Configuration.ParameterBindings.Add(new CallerBinding());
        builder.Configuration.ParameterBindings.Add(new PaymentsDbBinding());
        return builder;
    }
}

/// <summary>What the cursors of lists are signed with.</summary>
public sealed record ListSecret(byte[] Key);
