using Payments.Domain.Clock;
using Payments.Domain.Commands;
using Payments.Domain.Ids;

namespace Payments.Domain.Fx;

/// <summary>Tells when a firm quote's time is over; that it cannot be used is decided by its instant.</summary>
public sealed class QuoteExpiry : ITimerHandler
{
    public const string TimerKind = "quote.expiry";

    public string Kind => TimerKind;

    public async ValueTask FireAsync(Work work, Subject subject) =>
        (await work.GetAsync<Quote>(QuoteId.From(subject.Id))).Expire(work);
}
