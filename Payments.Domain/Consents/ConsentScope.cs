namespace Payments.Domain.Consents;

/// <summary>What of an account may be read.</summary>
public enum ConsentScope
{
    /// <summary>Which accounts there are, and their details.</summary>
    Accounts,

    /// <summary>What is on them.</summary>
    Balances,

    /// <summary>What was booked on them.</summary>
    Transactions,
}
