using Payments.Domain.Commands;
using Payments.Domain.Errors;

namespace Payments.Domain.Consents;

/// <summary>Asks for permission to read an account holder's accounts at a bank.</summary>
/// <param name="ProviderCode">A bank of the directory; the caller has checked that it exists.</param>
public sealed record CreateConsent(
    string ProviderCode,
    IReadOnlyList<ConsentScope> Scopes,
    string? RedirectUri,
    string? ExternalId
) : Command<Consent>
{
    public override async ValueTask<Consent> HandleAsync(Work work)
    {
        RequireScopes();
        var consent = Consent.Create(this, work.TenantId, work.Now);
        work.Add(consent);
        work.Events.Created(consent, ConsentLifecycle.Table, consent.Status);
        work.Outbox.Enqueue(
            ConsentTasks.Request,
            consent.Subject,
            new ConsentTasks.RequestTask(
                ProviderCode,
                consent.Allows(ConsentScope.Balances),
                consent.Allows(ConsentScope.Transactions),
                DateOnly.FromDateTime(work.Now.UtcDateTime).AddDays(Consent.DaysMax)
            )
        );
        await work.Timers.ScheduleAsync(
            ConsentTasks.ExpiryTimer,
            consent.Subject,
            work.Now + Consent.DecisionTime
        );
        return consent;
    }

    private void RequireScopes()
    {
        if (!Scopes.Contains(ConsentScope.Accounts))
        {
            throw new InvalidInputException(
                "A consent covers ACCOUNTS; BALANCES and TRANSACTIONS may be added.",
                "input",
                "scopes"
            );
        }
    }
}
