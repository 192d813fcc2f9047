using Cacao.AspNetCore;

namespace Cacao.Tests.Guide;

/// <summary>The host of the guide: what an application writes.</summary>
internal static class GuideServer
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddSingleton<Ledger>();
        AddGraph(builder.Services);
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL();
        return app;
    }

    public static void AddGraph(IServiceCollection services) =>
        services
            .AddGraphQLServer()
            .AddQueryType()
            .AddMutationType()
            .AddSubscriptionType()
            .AddTypes(
                typeof(InvoiceQueries),
                typeof(InvoiceMutations),
                typeof(InvoiceSubscriptions),
                typeof(InvoiceType),
                typeof(Offer)
            )
            .AddDataLoader<CustomerById>()
            .AddMutationConventions()
            .AddGlobalObjectIdentification()
            .AddFiltering()
            .AddSorting()
            .AddInMemorySubscriptions()
            .AddAuthorization()
            .AddErrorFilter(error =>
                error.Exception is TimeoutException ? error.WithCode("TRY_AGAIN") : error
            );
}
