using Payments.Domain.AccountData;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;

namespace Payments.Domain.Consents;

/// <summary>We are about to ask the bank.</summary>
public sealed record StartConsent(ConsentId ConsentId) : Command<Consent>
{
    public override async ValueTask<Consent> HandleAsync(Work work)
    {
        var consent = await work.GetAsync<Consent>(ConsentId);
        if (consent.Status is ConsentStatus.Created)
        {
            consent.Start(work);
        }

        return consent;
    }
}

/// <summary>The bank has taken the request, or refused it.</summary>
public sealed record RecordBankConsent(
    ConsentId ConsentId,
    OutboxItemId Item,
    BankConsentCreated? Created,
    string? RefusalCode,
    string? RefusalMessage
) : Command<Consent>
{
    public override async ValueTask<Consent> HandleAsync(Work work)
    {
        var consent = await work.GetAsync<Consent>(ConsentId);
        await work.Outbox.CompleteAsync(Item);
        if (consent.Status is not ConsentStatus.Started)
        {
            return consent;
        }

        if (Created is null)
        {
            consent.End(
                ConsentStatus.Failed,
                RefusalCode ?? "BANK_REFUSED",
                RefusalMessage ?? "The bank refused it.",
                work
            );
            await work.Timers.CancelAsync(ConsentTasks.ExpiryTimer, consent.Subject);
            return consent;
        }

        consent.AwaitDecision(Created, work);
        work.Outbox.Enqueue(ConsentTasks.Check, consent.Subject, ConsentTasks.At(consent));
        return consent;
    }
}

/// <summary>The bank has told what became of the permission.</summary>
public sealed record RecordBankStatus(ConsentId ConsentId, BankConsentStatus BankStatus)
    : Command<Consent>
{
    public override async ValueTask<Consent> HandleAsync(Work work)
    {
        var consent = await work.GetAsync<Consent>(ConsentId);
        if (consent.IsFinal)
        {
            return consent;
        }

        switch (BankStatus)
        {
            case BankConsentStatus.Valid when consent.Status is ConsentStatus.AwaitingAuthz:
                await AuthorizeAsync(consent, work);
                break;
            case BankConsentStatus.Rejected:
                await EndAsync(
                    consent,
                    ConsentStatus.Failed,
                    "DENIED",
                    "The account holder said no.",
                    work
                );
                break;
            case BankConsentStatus.RevokedByPsu or BankConsentStatus.TerminatedByTpp:
                await EndAsync(
                    consent,
                    ConsentStatus.Revoked,
                    "REVOKED_AT_BANK",
                    "Withdrawn at the bank.",
                    work
                );
                break;
            case BankConsentStatus.Expired:
                await EndAsync(
                    consent,
                    ConsentStatus.Expired,
                    "EXPIRED_AT_BANK",
                    "The bank let it expire.",
                    work
                );
                break;
            default:
                break;
        }

        return consent;
    }

    private static async ValueTask AuthorizeAsync(Consent consent, Work work)
    {
        var until = work.Now.AddDays(Consent.DaysMax);
        consent.Authorize(until, work);
        await work.Timers.ScheduleAsync(ConsentTasks.ExpiryTimer, consent.Subject, until);
        work.Outbox.Enqueue(ConsentTasks.Read, consent.Subject, ConsentTasks.At(consent));
    }

    private static async ValueTask EndAsync(
        Consent consent,
        ConsentStatus end,
        string code,
        string message,
        Work work
    )
    {
        consent.End(end, code, message, work);
        await work.Timers.CancelAsync(ConsentTasks.ExpiryTimer, consent.Subject);
    }
}

/// <summary>Something that was to be done at the bank is done, or is not needed any more.</summary>
public sealed record CompleteBankTask(ConsentId ConsentId, OutboxItemId Item) : Command<Consent>
{
    public override async ValueTask<Consent> HandleAsync(Work work)
    {
        await work.Outbox.CompleteAsync(Item);
        return await work.GetAsync<Consent>(ConsentId);
    }
}
