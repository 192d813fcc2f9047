using Cacao.Subscriptions;
using Cacao.Types.Authoring;
using Payments.Benchmarks.Engine;

namespace Payments.Benchmarks.Subscriptions;

/// <summary>One event: what it is about, and the moment that its sender has given it.</summary>
internal sealed record Tick(string SentAt, SamplePayment Payment)
{
    public static Tick At(string sentAt) => new(sentAt, SamplePayment.All[7]);
}

[SubscriptionType]
internal static class TickSubscription
{
    public const string Topic = "ticks";

    /// <summary>What each subscriber asks for.</summary>
    public const string Document =
        "subscription{ticked{sentAt payment{id reference amount currency status createdAt sender{id name}}}}";

    [Subscribe]
    [Topic(Topic)]
    public static Tick Ticked([EventMessage] Tick tick) => tick;
}

[MutationType]
internal static class TickMutation
{
    public static async Task<bool> EmitAsync(
        string sentAt,
        ITopicEventSender sender,
        CancellationToken cancellationToken
    )
    {
        await sender.SendAsync(TickSubscription.Topic, Tick.At(sentAt), cancellationToken);
        return true;
    }
}
