using Payments.Domain.AccountData;

namespace Payments.Domain.Consents;

/// <summary>What is to be done at a bank for a consent: kinds and payloads of the outbox.</summary>
public static class ConsentTasks
{
    /// <summary>Make the bank know of it.</summary>
    public const string Request = "consent.request";

    /// <summary>Ask what the account holder decided, until it is known.</summary>
    public const string Check = "consent.check";

    /// <summary>Read the accounts.</summary>
    public const string Read = "consent.read";

    /// <summary>End it at the bank.</summary>
    public const string Revoke = "consent.revoke";

    /// <summary>Press the buttons of the simulated bank's page (sandbox only).</summary>
    public const string Simulate = "consent.simulate";

    /// <summary>Ends the consent when its time is over.</summary>
    public const string ExpiryTimer = "consent.expiry";

    internal sealed record RequestTask(
        string ProviderCode,
        bool Balances,
        bool Transactions,
        DateOnly ValidUntil
    );

    internal sealed record BankTask(
        string ProviderCode,
        string BankConsentId,
        bool Balances,
        bool Transactions
    )
    {
        public BankAccess Access => new(ProviderCode, BankConsentId, null);
    }

    internal sealed record SimulateTask(
        string ProviderCode,
        string BankConsentId,
        Uri Link,
        ConsentDecision Decision
    );

    internal static BankTask At(Consent consent) =>
        new(
            consent.ProviderCode,
            consent.BankConsentId
                ?? throw new InvalidOperationException("The bank does not know of it yet."),
            consent.Allows(ConsentScope.Balances),
            consent.Allows(ConsentScope.Transactions)
        );
}
