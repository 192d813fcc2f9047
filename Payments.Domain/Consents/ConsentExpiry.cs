using Payments.Domain.Clock;
using Payments.Domain.Commands;
using Payments.Domain.Ids;

namespace Payments.Domain.Consents;

/// <summary>Ends a consent that was not decided in time, or whose time is over.</summary>
public sealed class ConsentExpiry : ITimerHandler
{
    public string Kind => ConsentTasks.ExpiryTimer;

    public async ValueTask FireAsync(Work work, Subject subject)
    {
        var consent = await work.GetAsync<Consent>(ConsentId.From(subject.Id));
        consent.End(ConsentStatus.Expired, "EXPIRED", "Its time is over.", work);
        if (consent.BankConsentId is not null)
        {
            work.Outbox.Enqueue(ConsentTasks.Revoke, consent.Subject, ConsentTasks.At(consent));
        }
    }
}
