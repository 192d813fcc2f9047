namespace Cacao.Subscriptions;

/// <summary>Subscribes to topics.</summary>
public interface ITopicEventReceiver
{
    /// <summary>From the moment this completes, no message of the topic is missed.</summary>
    ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(
        string topicName,
        CancellationToken cancellationToken = default
    );
}

/// <summary>The messages of one subscription.</summary>
/// <remarks>Dispose it to unsubscribe.</remarks>
public interface ISourceStream<out TMessage> : IAsyncDisposable
{
    /// <summary>To be read once.</summary>
    IAsyncEnumerable<TMessage> ReadEventsAsync();
}
