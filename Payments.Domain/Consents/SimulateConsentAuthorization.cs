using Payments.Domain.AccountData;
using Payments.Domain.Commands;
using Payments.Domain.Lifecycles;

namespace Payments.Domain.Consents;

/// <summary>Lets a simulated account holder decide on the simulated bank's page (sandbox only).</summary>
public sealed record SimulateConsentAuthorization(ConsentId ConsentId, ConsentDecision Decision)
    : Command<Consent>
{
    public override async ValueTask<Consent> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var consent = await work.GetAsync<Consent>(ConsentId, "input", "consentId");
        if (consent is not { Status: ConsentStatus.AwaitingAuthz, Link: { } link })
        {
            throw new IllegalTransitionException(
                consent.Subject,
                StatusName.Of(consent.Status),
                StatusName.Of(
                    Decision is ConsentDecision.Approve
                        ? ConsentStatus.Authorized
                        : ConsentStatus.Failed
                )
            );
        }

        work.Outbox.Enqueue(
            ConsentTasks.Simulate,
            consent.Subject,
            new ConsentTasks.SimulateTask(
                consent.ProviderCode,
                consent.BankConsentId!,
                new Uri(link),
                Decision
            )
        );
        return consent;
    }
}
