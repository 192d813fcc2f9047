namespace Cacao.Subscriptions;

/// <summary>Publishes messages to the subscribers of a topic.</summary>
public interface ITopicEventSender
{
    /// <summary>Never waits for subscribers: one that is too slow loses its subscription, not the sender its time.</summary>
    ValueTask SendAsync<TMessage>(
        string topicName,
        TMessage message,
        CancellationToken cancellationToken = default
    );

    /// <summary>Ends all subscriptions to the topic after what has been sent.</summary>
    ValueTask CompleteAsync(string topicName);
}
