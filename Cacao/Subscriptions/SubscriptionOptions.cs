namespace Cacao.Subscriptions;

public sealed class SubscriptionOptions
{
    /// <summary>Messages that may wait for one subscriber; at the next one its subscription ends.</summary>
    public int TopicBufferCapacity
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 64;
}
