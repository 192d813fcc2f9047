using Payments.Domain.Commands;

namespace Payments.Domain.Consents;

/// <summary>Gives the permission back: nothing is read under it any more, and the bank is told.</summary>
public sealed record RevokeConsent(ConsentId ConsentId) : Command<Consent>
{
    public override async ValueTask<Consent> HandleAsync(Work work)
    {
        var consent = await work.GetAsync<Consent>(ConsentId, "input", "consentId");
        consent.End(ConsentStatus.Revoked, "REVOKED_BY_TENANT", "Revoked by its owner.", work);
        await work.Timers.CancelAsync(ConsentTasks.ExpiryTimer, consent.Subject);
        if (consent.BankConsentId is not null)
        {
            work.Outbox.Enqueue(ConsentTasks.Revoke, consent.Subject, ConsentTasks.At(consent));
        }

        return consent;
    }
}
