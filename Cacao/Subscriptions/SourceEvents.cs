namespace Cacao.Subscriptions;

/// <summary>The events of a topic's stream as the executor takes them, unsubscribing with it.</summary>
public static class SourceEvents
{
    /// <summary>For compiled subscribe resolvers: subscribes to the topic at once.</summary>
    public static async ValueTask<IAsyncEnumerable<object?>> OfTopicAsync<TMessage>(
        ITopicEventReceiver receiver,
        string topicName,
        CancellationToken cancellationToken
    ) =>
        new Adapter<TMessage>(
            await receiver.SubscribeAsync<TMessage>(topicName, cancellationToken)
        );

    /// <summary>For streams of any item type, e.g. of a method named by <c>[Subscribe(With = …)]</c>.</summary>
    public static async IAsyncEnumerable<object?> Of<TMessage>(
        IAsyncEnumerable<TMessage> events,
        [System.Runtime.CompilerServices.EnumeratorCancellation]
            CancellationToken cancellationToken = default
    )
    {
        await foreach (var message in events.WithCancellation(cancellationToken))
        {
            yield return message;
        }
    }

    private sealed class Adapter<TMessage>(ISourceStream<TMessage> stream)
        : IAsyncEnumerable<object?>,
            IAsyncDisposable
    {
        public async IAsyncEnumerator<object?> GetAsyncEnumerator(
            CancellationToken cancellationToken = default
        )
        {
            // The stream ends when it is disposed of, so cancelling means disposing.
            await using var stop = cancellationToken.UnsafeRegister(
                static stream => _ = ((ISourceStream<TMessage>)stream!).DisposeAsync().AsTask(),
                stream
            );
            await foreach (var message in stream.ReadEventsAsync())
            {
                yield return message;
            }
        }

        public ValueTask DisposeAsync() => stream.DisposeAsync();
    }
}
