using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Cacao.Subscriptions;

/// <summary>Topics within one process.</summary>
internal sealed class InMemoryTopics(SubscriptionOptions options)
    : ITopicEventSender,
        ITopicEventReceiver
{
    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public int TopicCount => _topics.Count;

    public ValueTask SendAsync<TMessage>(
        string topicName,
        TMessage message,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_topics.TryGetValue(topicName, out var topic))
        {
            // Boxed once, whatever the number of subscribers.
            object? boxed = message;
            foreach (var subscriber in topic.Subscribers)
            {
                subscriber.Push(boxed);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        if (_topics.TryGetValue(topicName, out var topic))
        {
            foreach (var subscriber in topic.Subscribers)
            {
                subscriber.Complete();
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(
        string topicName,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var buffer = new EventBuffer(options.TopicBufferCapacity);
        Add(topicName, buffer);
        return new(new TopicStream<TMessage>(buffer, () => Remove(topicName, buffer)));
    }

    private void Add(string topicName, EventBuffer subscriber)
    {
        while (true)
        {
            var topic = _topics.GetOrAdd(topicName, static _ => new Topic());
            lock (topic)
            {
                // A topic that has just lost its last subscriber is no longer in the table.
                if (!topic.IsGone)
                {
                    topic.Subscribers = topic.Subscribers.Add(subscriber);
                    return;
                }
            }
        }
    }

    private void Remove(string topicName, EventBuffer subscriber)
    {
        if (!_topics.TryGetValue(topicName, out var topic))
        {
            return;
        }

        lock (topic)
        {
            topic.Subscribers = topic.Subscribers.Remove(subscriber);
            if (topic.Subscribers.IsEmpty && !topic.IsGone)
            {
                topic.IsGone = true;
                _topics.TryRemove(topicName, out _);
            }
        }
    }

    private sealed class Topic
    {
        // Sending reads a snapshot; subscribing is rare beside it. A set, because thousands of clients
        // may leave at once.
        public ImmutableHashSet<EventBuffer> Subscribers { get; set; } = [];

        public bool IsGone { get; set; }
    }

    private sealed class TopicStream<TMessage>(EventBuffer buffer, Action unsubscribe)
        : ISourceStream<TMessage>
    {
        public async IAsyncEnumerable<TMessage> ReadEventsAsync()
        {
            try
            {
                while (await buffer.WaitToReadAsync())
                {
                    while (buffer.TryRead(out var message))
                    {
                        yield return (TMessage)message!;
                    }
                }
            }
            finally
            {
                unsubscribe();
            }
        }

        public ValueTask DisposeAsync()
        {
            unsubscribe();
            buffer.Complete();
            return ValueTask.CompletedTask;
        }
    }
}
