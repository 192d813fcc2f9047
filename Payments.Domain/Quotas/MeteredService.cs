namespace Payments.Domain.Quotas;

/// <summary>A service of which there is so much a month.</summary>
public enum MeteredService
{
    /// <summary>Payee checks: those that a bank has answered, and those under way.</summary>
    ConfirmationOfPayee,

    /// <summary>Address cleansings that came to a recommendation, and those under way.</summary>
    AddressCleanser,

    /// <summary>Adverse-media requests that were completed, and those under way.</summary>
    AdverseMedia,
}
