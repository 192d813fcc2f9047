using Cacao.Subscriptions;
using Cacao.Types.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

public static class SubscriptionBuilderExtensions
{
    /// <summary>Topics for <c>[Topic]</c>, <c>ITopicEventSender</c> and <c>ITopicEventReceiver</c> within this process.</summary>
    public static IRequestExecutorBuilder AddInMemorySubscriptions(
        this IRequestExecutorBuilder builder,
        SubscriptionOptions? options = null
    )
    {
        builder.Services.TryAddSingleton(new InMemoryTopics(options ?? new SubscriptionOptions()));
        builder.Services.TryAddSingleton<ITopicEventSender>(services =>
            services.GetRequiredService<InMemoryTopics>()
        );
        builder.Services.TryAddSingleton<ITopicEventReceiver>(services =>
            services.GetRequiredService<InMemoryTopics>()
        );
        return builder;
    }

    /// <summary>The subscriptions' share of <c>AddGraphQLServer</c>.</summary>
    internal static IRequestExecutorBuilder AddTopics(this IRequestExecutorBuilder builder)
    {
        builder.Configuration.FieldConventions.Add(new TopicConvention());
        return builder;
    }
}
