namespace Cacao.Execution.Diagnostics;

/// <summary>Tells of one subscription, from its opening until it has ended.</summary>
internal sealed class SubscriptionEvents : IDisposable
{
    private readonly EngineMeter? _meter;
    private readonly RequestEvents? _request;
    private readonly IDisposable? _span;

    /// <summary>The subscription is open.</summary>
    /// <param name="meter">Null where nothing is counted.</param>
    /// <param name="request">Null when nobody listened as the request came.</param>
    public SubscriptionEvents(EngineMeter? meter, RequestEvents? request)
    {
        _meter = meter;
        _request = request;
        meter?.AddSubscription(1);
        _span = request?.ExecuteSubscription();
    }

    /// <summary>The source has failed, or was ended with a reason.</summary>
    public void Failed(Exception exception)
    {
        if (exception is SubscriptionEndedException { Code: Errors.ErrorCodes.SlowConsumer })
        {
            _meter?.AddSlowConsumer("topic");
        }

        _request?.SubscriptionError(exception);
    }

    /// <summary>Called once, when the subscription has ended.</summary>
    public void Dispose()
    {
        _span?.Dispose();
        _meter?.AddSubscription(-1);
    }
}
